/** Stands in for the package `long` in the build: WireReader reads 64-bit numbers by itself. */
export default null
