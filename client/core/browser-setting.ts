import { shallowRef, watch, type Ref } from 'vue';

/** A choice that this browser keeps, for whoever uses it. A browser that keeps nothing forgets it with the page. */
export function useBrowserSetting(name: string, initial: boolean): Ref<boolean> {
  const key = `clc.setting.${name}`;
  const setting = shallowRef(readSetting(key) ?? initial);
  watch(setting, (on) => {
    try {
      localStorage.setItem(key, String(on));
    } catch {
      // Storage is full or forbidden; the choice still holds on this page.
    }
  });
  return setting;
}

function readSetting(key: string): boolean | null {
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? null : kept === 'true';
  } catch {
    return null;
  }
}
