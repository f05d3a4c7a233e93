import type {
  ActivityKeyStage,
  ActivityPhase,
  ActivityState,
  ActivityWarning,
  EquipmentNeedView,
} from '#shared/contracts/activities.contract.js';
import type { StatusTone } from '../../ui/status-tone.js';

const all = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const count = (amount: number, one: string, more = `${one}s`) => `${amount} ${amount === 1 ? one : more}`;

export const STAGES: Readonly<Record<ActivityKeyStage, string>> = {
  early_years: 'Early years',
  ks1: 'Key stage 1',
  ks2: 'Key stage 2',
  ks3: 'Key stage 3',
  ks4: 'Key stage 4',
  ks5: 'Key stage 5',
  adult: 'Adults',
};

export const PHASES: Readonly<Record<ActivityPhase, string>> = {
  nursery: 'Nursery',
  primary: 'Primary',
  middle_deemed_primary: 'Middle, deemed primary',
  middle_deemed_secondary: 'Middle, deemed secondary',
  secondary: 'Secondary',
  all_through: 'All-through',
  sixteen_plus: '16 plus',
};

export const choicesOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** "Early years, key stages 2 and 3" */
export function stagesText(stages: readonly ActivityKeyStage[]): string {
  const numbers = stages.filter((stage) => stage.startsWith('ks')).map((stage) => stage.slice(2));
  const named = numbers.length === 0 ? [] : [`key stage${numbers.length === 1 ? '' : 's'} ${all.format(numbers)}`];
  const [first, last] = [
    stages.includes('early_years') ? ['early years'] : [],
    stages.includes('adult') ? ['adults'] : [],
  ];
  const text = [...first, ...named, ...last].join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const groupText = (min: number, max: number): string =>
  min === max ? count(max, 'pupil') : `${min} to ${count(max, 'pupil')}`;

/** What a row asks for, whatever the group. */
export const shareText = ({ per, quantity, pupilsPerUnit }: EquipmentNeedView): string =>
  per === 'group' ? `${quantity} for the group` : `1 for every ${count(pupilsPerUnit ?? 1, 'pupil')}`;

export const STATES: Readonly<Record<ActivityState, { word: string; tone: StatusTone }>> = {
  draft: { word: 'Draft', tone: 'wait' },
  published: { word: 'Published', tone: 'good' },
  retired: { word: 'Retired', tone: 'neutral' },
};

export function warningText(warning: ActivityWarning): string {
  switch (warning.code) {
    case 'no_room_with_features':
      return 'No room of the centre has everything that is needed. Choose fewer features, or add them to a room.';
    case 'rooms_too_small':
      return `The largest room that has what is needed holds ${warning.largest}. Make the largest group smaller.`;
    case 'equipment_short':
      return `${warning.name}: the largest group needs ${warning.needed} and there are ${warning.quantity}.`;
    case 'equipment_retired':
      return `${warning.name} is out of use. Take it off the list, or bring it back into use.`;
  }
}

export const CATALOGUE = {
  title: 'Activities',
  intro: 'What pupils can do at the centres. Choose an activity, then find a time for it.',
  loading: 'Loading activities',
  search: 'Search',
  searchHint: 'For example: podcast, robots',
  stage: 'Key stage',
  anyStage: 'Any key stage',
  centre: 'Centre',
  anyCentre: 'Any centre',
  found: (total: number) => `${count(total, 'activity', 'activities')} found`,
  nothingFound: 'No activity fits',
  nothingFoundWhy: 'Try fewer words, another key stage or another centre.',
  showAll: 'Show all activities',
  none: 'No activities yet',
  noneWhy: 'Centres publish here what pupils can do with them. None has done so yet; you can still ask for a visit.',
  noneForVisitors: 'Centres publish here what pupils can do with them. None has done so yet. Look again soon.',
  ofCentre: (name: string) => `Activities of ${name}`,
} as const;

export const ACTIVITY = {
  loading: 'Loading the activity',
  back: 'All activities',
  gone: 'Activity not found',
  goneTitle: 'This activity is not in the catalogue',
  goneWhy: 'Its centre may have taken it out, or the address is not quite right.',
  findTime: 'Find a time',
  signIn: 'Sign in to find a time',
  edit: 'Change this activity',
  what: 'What pupils do',
  needs: 'What it needs',
  stages: 'For',
  phases: 'Schools',
  duration: 'Time',
  group: 'Group size',
  centre: 'Centre',
  room: 'Room with',
  anyRoom: 'Any room that is large enough',
  tutor: 'Tutor',
  tutorWith: (skill: string) => `One of the centre’s tutors, with the skill ${skill}`,
  noTutor: 'None: your own teachers lead it',
  preparation: 'Preparation',
  preparationText: (minutes: number) => `${count(minutes, 'minute')} by the centre, before you come`,
  equipment: 'Equipment for your group',
  pupils: 'Pupils in your group',
  pupilsHint: (min: number, max: number) => `Between ${min} and ${max}`,
  outside: (min: number, max: number) => `This activity is for ${groupText(min, max)}.`,
  noEquipment: 'No equipment has to be reserved.',
  item: 'Equipment',
  share: 'How it is shared',
  needed: 'Needed',
  links: 'In the curriculum',
} as const;

export const STAFF = {
  title: 'Activities of the centre',
  intro: 'What is published stands in the catalogue for everybody, without signing in.',
  add: 'Write an activity',
  caption: 'Activities',
  none: 'No activities yet',
  noneWhy: 'An activity tells teachers what pupils do, for whom it is, how long it takes and what it needs.',
  column: 'Activity',
  stages: 'For',
  group: 'Group',
  state: 'State',
  look: 'See it in the catalogue',
} as const;

export const EDITOR = {
  addTitle: 'Write an activity',
  changeTitle: 'Change an activity',
  about: 'What it is',
  audience: 'For whom',
  needs: 'What it needs',
  name: 'Title',
  summary: 'In one line',
  summaryHint: 'Stands under the title in the catalogue',
  description: 'What pupils do',
  descriptionHint: 'Leave an empty line between paragraphs',
  stages: 'Key stages',
  phases: 'Kinds of school',
  duration: 'How long it takes',
  minutes: 'minutes',
  durationHint: 'Between 15 minutes and 8 hours (480)',
  minPupils: 'Smallest group',
  maxPupils: 'Largest group',
  pupils: 'pupils',
  features: 'The room must have',
  otherFeatures: 'Anything else the room must have',
  otherHint: 'With commas between: sound-proof, round table',
  skill: 'Skill of the tutor',
  skillHint: 'One word or two, such as radio. Leave it empty when no tutor of the centre is needed',
  preparation: 'Preparation before the session',
  preparationHint: 'Tutor and equipment are kept for it too. At most 120',
  equipment: 'Equipment',
  equipmentNone: 'Nothing has to be reserved yet.',
  noPools: 'The centre has no equipment yet. Add it on the centre’s page first.',
  addRow: 'Add equipment',
  row: (place: number) => `Equipment ${place}`,
  pool: 'Which',
  per: 'How it is shared',
  perPupils: 'One for every few pupils',
  perGroup: 'A number for the whole group',
  pupilsPerUnit: 'Pupils who share one',
  quantity: 'How many',
  links: 'In the curriculum',
  linksHint: 'Pages that say where this belongs in the curriculum. Up to ten.',
  addLink: 'Add a link',
  link: (place: number) => `Link ${place}`,
  linkTitle: 'Text of the link',
  url: 'Address',
  urlHint: 'Begins with https://',
  remove: 'Remove',
  save: 'Save',
  saveDraft: 'Save as a draft',
  cancel: 'Cancel',
  saved: 'The activity has been saved.',
  drafted: 'The draft has been saved. Give it a picture, then publish it.',
  gone: 'This activity is retired. Bring it back to change it.',
} as const;

export const PICTURE = {
  title: 'Picture',
  none: 'No picture yet. Activities with one are easier to find.',
  file: 'New picture',
  fileHint: 'PNG, JPEG or WebP. Large photographs are made smaller first.',
  words: 'What the picture shows',
  wordsHint: 'For people who do not see it: two pupils record their voices in a studio',
  save: 'Use this picture',
  describe: 'Save these words',
  remove: 'Remove the picture',
  choose: 'Choose a picture',
  preview: 'The new picture, not saved yet',
  saved: 'The picture has been saved.',
  described: 'The words have been saved.',
  removed: 'The picture has been removed.',
  unreadable: 'This file cannot be read as a picture. Choose a PNG, JPEG or WebP file.',
} as const;

export const PUBLISH = {
  title: 'In the catalogue',
  draft: 'This is a draft. Only the staff of the centre see it.',
  published: 'Everybody can see this, and what you save changes at once.',
  retired: 'This is retired: nobody can ask for it any more. Visits that were asked for keep it.',
  warnings: 'Hard to book',
  fine: 'A room and the equipment are there for the largest group.',
  publish: 'Publish',
  publishAnyway: 'Publish all the same',
  unpublish: 'Take it out of the catalogue',
  retire: 'Retire this activity',
  bringBack: 'Bring it back as a draft',
  unsaved: 'Save your changes first.',
  done: {
    publish: 'Published.',
    unpublish: 'Taken out of the catalogue.',
    retire: 'Retired.',
    bringBack: 'Brought back.',
  },
} as const;
