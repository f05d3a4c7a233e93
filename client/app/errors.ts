import type { App } from 'vue';
import type { Router } from 'vue-router';
import { ApiRefusal, errorText } from '../core/errors.js';
import { useToast } from '../ui/useToast.js';
import { useProblem } from './problem.js';

/** Vue's names for "the page could not be built", in development and as codes in production. */
const FATAL = /^(setup function|render function|component update)$|#runtime-(0|1|15)$/;
const RELOADED = 'clc.reloaded';

/**
 * A page that cannot be built gives way to the error page. Anything that fails later is told in a toast:
 * taking the page away would take what was typed with it.
 */
export function handleErrors(app: App, router: Router): void {
  app.config.errorHandler = (error, _instance, info) => {
    reportError(error);
    if (FATAL.test(info)) useProblem().show(error);
    else tell(error);
  };
  window.addEventListener('unhandledrejection', (event) => {
    tell(event.reason);
  });
  router.onError((error: unknown, to) => {
    if (isMissingChunk(error) && reloadOnce(to.fullPath)) return;
    reportError(error);
    useProblem().show(error);
  });
  router.beforeEach(() => {
    useProblem().clear();
  });
}

/** The sign-in page has already taken the place of a page whose session is over. */
function tell(error: unknown): void {
  if (error instanceof ApiRefusal && error.status === 401) return;
  useToast().show(errorText(error), { tone: 'problem' });
}

/** After a new version is deployed an open tab asks for files that are gone. */
function isMissingChunk(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
}

function reloadOnce(address: string): boolean {
  if (sessionStorage.getItem(RELOADED) === address) return false;
  sessionStorage.setItem(RELOADED, address);
  window.location.assign(address);
  return true;
}
