/** One stroked path each, on a 24 by 24 field. */
export const ICON_PATHS = {
  info: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 11v5.5M12 7.5v.01',
  tick: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M8 12.5l2.7 2.7L16 9.7',
  warning: 'M12 4L2.8 20h18.4zM12 10.5v4M12 17.3v.01',
  cross: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M9 9l6 6M15 9l-6 6',
  close: 'M6 6l12 12M18 6L6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  down: 'M6 9.5l6 6l6-6',
  left: 'M14.5 6l-6 6l6 6',
  right: 'M9.5 6l6 6l-6 6',
  calendar: 'M4 6.5h16v13H4zM4 11h16M8.5 4v4M15.5 4v4',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  sorted: 'M12 19V5M6.5 10.5L12 5l5.5 5.5',
  unsorted: 'M8 19V6M4.5 9.5L8 6l3.5 3.5M16 5v13M12.5 14.5L16 18l3.5-3.5',
  download: 'M12 4v11M7 10.5l5 5l5-5M5 20h14',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M15.5 15.5L20 20',
  plus: 'M12 5v14M5 12h14',
  person: 'M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8M4.5 20.5c1-4 4-5.5 7.5-5.5s6.500 1.500 7.500 5.500',
} as const;

export type IconName = keyof typeof ICON_PATHS;
