import { PiniaColada } from '@pinia/colada';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './app/App.vue';
import { handleErrors } from './app/errors.js';
import { features } from './app/features.js';
import { createAppRouter } from './app/router.js';
import { whenUnauthorised } from './core/http.js';
import { useSession } from './core/session.js';
import './ui/styles/index.css';

const app = createApp(App);
app.use(createPinia()).use(PiniaColada);

const session = useSession();
const router = createAppRouter(features, session);
whenUnauthorised(() => {
  session.clear();
  const { fullPath, meta } = router.currentRoute.value;
  if (meta.public !== true) void router.push({ path: '/sign-in', query: { next: fullPath } });
});

handleErrors(app, router);
app.use(router).mount('#app');
