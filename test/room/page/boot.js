/** Loads a script late and through a Trusted Types policy, as the real page loads its SDK. */
const policy = trustedTypes.createPolicy('webcast', { createScriptURL: url => url })
const script = document.createElement('script')
script.type = 'module'
script.src = policy.createScriptURL(`/static/${document.currentScript.dataset.load}`)
document.head.append(script)
