import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Unit tests of the front end's pure parts; Vaadin's own Vite configuration is not needed for them.
export default defineConfig({
  resolve: { alias: { Frontend: fileURLToPath(new URL('src/main/frontend', import.meta.url)) } },
  test: {
    include: ['src/main/frontend/**/*.test.ts'],
    exclude: ['src/main/frontend/generated/**'],
    environment: 'node',
    reporters: ['default', ['junit', { outputFile: 'target/vitest.xml' }]],
  },
});
