/** Where the film for Chromium's fake camera lies. Chromium opens it anew each time the camera is opened. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../node_modules/.cache/wuji');
mkdirSync(folder, { recursive: true });

export const FILM = join(folder, 'film.mjpeg');
