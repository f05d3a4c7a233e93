import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** `source` makes "#shared/*" mean the TypeScript sources here and the compiled files in production (package.json "imports"). */
export default defineConfig({
  root: 'client',
  plugins: [vue()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: { outDir: '../dist/client', emptyOutDir: true, target: 'es2022' },
  server: { proxy: { '/api': { target: process.env['API_URL'] ?? 'http://127.0.0.1:3000', changeOrigin: false } } },
});
