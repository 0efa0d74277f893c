/** The kiosk runs in the browser alone: the server only hands out its shell. */
export const ssr = false;
