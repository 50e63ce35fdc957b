import { fileURLToPath } from 'node:url';

/** The folder of the built screens, which the server gives out under `/workspace/`; `npm run build` writes it. */
export const builtFolder = fileURLToPath(new URL('../dist/', import.meta.url));
