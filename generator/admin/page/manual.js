// Decap starts of itself, unless told that formats and widgets come first.
window.CMS_MANUAL_INIT = true;
