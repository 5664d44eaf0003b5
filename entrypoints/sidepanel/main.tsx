document.title = '听弹'
