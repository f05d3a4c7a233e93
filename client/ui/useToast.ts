import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { RouteLocationRaw } from 'vue-router';

export interface Toast {
  id: number;
  message: string;
  tone: 'done' | 'problem';
  undo: (() => unknown) | null;
  link: ToastLink | null;
}

interface ToastLink {
  label: string;
  to: RouteLocationRaw;
}

export interface ToastOptions {
  /** @default 'done' */
  tone?: Toast['tone'];
  /** Offers "Undo" for as long as the toast stands. */
  undo?: () => unknown;
  /** Leads to what the message is about. */
  link?: ToastLink;
}

/** How long a toast stands; the clock stops while the pointer or the focus is on it. */
export const TOAST_MS = 10_000;

/** Short messages about what has just been done. What must not be missed belongs on the page instead. */
export const useToast = defineStore('toasts', () => {
  const toasts = shallowRef<readonly Toast[]>([]);
  let nextId = 1;

  function show(message: string, { tone = 'done', undo, link }: ToastOptions = {}): number {
    const toast: Toast = { id: nextId++, message, tone, undo: undo ?? null, link: link ?? null };
    toasts.value = [...toasts.value.slice(-2), toast];
    return toast.id;
  }

  function dismiss(id: number): void {
    toasts.value = toasts.value.filter((toast) => toast.id !== id);
  }

  return { toasts, show, dismiss };
});
