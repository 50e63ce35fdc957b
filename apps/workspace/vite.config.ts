import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/workspace/',
  plugins: [react()],
  build: {
    target: 'es2022',
    // Names carry hashes, so that the server may let browsers keep them for a year.
    assetsDir: 'assets',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // What changes only with a library's version stays in the browser's cache across our own releases.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/ },
          ],
        },
      },
    },
  },
  server: { port: 4101, proxy: { '/api': 'http://127.0.0.1:4100' } },
});
