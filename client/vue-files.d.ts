/** For tools that cannot read .vue files (typed lint); vue-tsc resolves the real component first. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent;
  export default component;
}
