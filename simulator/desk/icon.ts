/** The desk's sign: a phone with a place on it. Drawn in one place for the page and for the browser's tab. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect x="2" y="2" width="28" height="28" rx="8" fill="#1F5FD6"/>
<path d="M16 6.5a7 7 0 0 0-7 7c0 5 7 12 7 12s7-7 7-12a7 7 0 0 0-7-7z" fill="#fff"/>
<path d="m12.8 13.4 2.4 2.5 4.2-4.6" fill="none" stroke="#1F5FD6" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>
</svg>`;
