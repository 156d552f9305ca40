// @ts-check

/** Shows the script of this page beside it. */

const code = document.querySelector('.code code');
const response = await fetch('page.js');
if (code) code.textContent = (await response.text()).trimEnd();
