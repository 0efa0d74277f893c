/** The shell: made at build time, precached, and served for every kiosk address when the line is down. */
export const prerender = true;
