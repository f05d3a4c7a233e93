export { default as DemoSignIn } from './components/DemoSignIn.vue';
