import type { ActivityKeyStage, ActivityPhase, ActivityState } from '#shared/contracts/activities.contract.js';
import { CENTRES, type CentreKey } from './centres.js';
import type { Motif } from './picture-motifs.js';

/** An entry of a centre's catalogue. What is taught every week shares its name with the subject of `centres.ts`. */
export interface DemoActivity {
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly stages: readonly ActivityKeyStage[];
  readonly minutes: number;
  readonly pupils: readonly [least: number, most: number];
  readonly features: readonly string[];
  readonly skill: string | null;
  readonly preparation: number;
  readonly state: ActivityState;
  readonly motif: Motif | null;
}

type More = Partial<Pick<DemoActivity, 'features' | 'skill' | 'preparation' | 'state' | 'motif'>>;
type Facts = Pick<DemoActivity, 'stages' | 'minutes' | 'pupils'>;

const activity = (
  title: string,
  [summary, ...paragraphs]: readonly [string, ...string[]],
  facts: Facts,
  more: More,
): DemoActivity => ({
  ...{ features: [], skill: null, preparation: 0, state: 'published', motif: null },
  ...{ title, summary, description: paragraphs.join('\n\n') },
  ...facts,
  ...more,
});

const facts = (minutes: number, least: number, most: number, ...stages: ActivityKeyStage[]): Facts => ({
  stages,
  minutes,
  pupils: [least, most],
});

const MEDIA: readonly DemoActivity[] = [
  activity(
    'Podcasting',
    [
      'Plan, record and edit a short podcast.',
      'Pairs choose a question that people argue about and plan three minutes of talk. They try out how near a voice should be, record each other, and listen to what went wrong.',
      'In the second hour they cut their recording, add a jingle and play it to the others.',
    ],
    facts(120, 6, 16, 'ks2', 'ks3', 'ks4'),
    { features: ['Sound-proof', 'Round table'], skill: 'podcasting', preparation: 15, motif: 'microphone' },
  ),
  activity(
    'Radio drama',
    [
      'Turn a scene from a book into radio, with sound effects made by hand.',
      'Small groups cast a scene, write the parts that only the ear can tell, and collect things that creak, splash and rustle.',
      'They go on air one after the other, live, with the red light on.',
    ],
    facts(120, 8, 20, 'ks2', 'ks3', 'ks4'),
    { features: ['Sound-proof'], skill: 'radio', preparation: 20, motif: 'wave' },
  ),
  activity(
    'Stop-motion animation',
    [
      'Bring clay to life, twelve pictures a second.',
      'Threes build a figure, decide what it wants and what is in its way, and take about a hundred pictures with a tablet.',
      'They choose the speed, add a title and a sound, and show their film on the wall.',
    ],
    facts(150, 9, 30, 'ks1', 'ks2'),
    { features: ['Green screen'], skill: 'animation', preparation: 15, motif: 'film' },
  ),
  activity(
    'Film making',
    [
      'Shoot and cut a one-minute film in front of the green screen.',
      'Each crew has a director, a camera, two actors and somebody who looks after continuity, and all of them change places halfway.',
      'They learn three sizes of shot, why a cut goes unnoticed, and how to put a moon behind somebody.',
    ],
    facts(180, 10, 30, 'ks2', 'ks3', 'ks4', 'ks5'),
    { features: ['Green screen', 'Studio lights'], skill: 'film making', preparation: 30, motif: 'screen' },
  ),
  activity(
    'Composing with computers',
    [
      'Build a piece of music from loops that you made yourself.',
      'Pupils record four sounds from the room, turn them into a beat, and lay a bass and a tune over it.',
      'At the end everybody has a piece of a minute to take away.',
    ],
    facts(120, 8, 30, 'ks2', 'ks3', 'ks4'),
    { features: ['Keyboards'], skill: 'music technology', preparation: 10, motif: 'keys' },
  ),
  activity(
    'Songwriting and recording',
    [
      'Write a verse and a chorus, and record them properly.',
      'The group finds four chords and a first line, and builds a song around them. Nobody has to sing alone.',
      'The last hour is a studio session with headphones, a click and as many takes as it needs.',
    ],
    facts(180, 4, 16, 'ks3', 'ks4', 'ks5'),
    { features: ['Live room', 'Mixing desk'], skill: 'songwriting', preparation: 30, motif: 'wave' },
  ),
  activity(
    'Keyboard ensemble',
    [
      'Play in parts, from the first chord on.',
      'Pairs share a keyboard and learn a part that suits what they can do already. The parts fit together in the last half hour.',
    ],
    facts(90, 6, 30, 'ks2', 'ks3'),
    { features: ['Keyboards'], preparation: 10, motif: 'keys' },
  ),
  activity(
    'Film study',
    [
      'Watch a scene four times, and see something else each time.',
      'Once for the story, once for the light, once with the picture off and once with the sound off. Your own teachers lead it; the centre gives the room, the scene and a sheet of questions.',
    ],
    facts(90, 10, 60, 'ks3', 'ks4', 'ks5'),
    { features: ['Projector'], motif: 'screen' },
  ),
  activity(
    'Sounds for a silent film',
    [
      'Make every footstep of a silent film yourselves.',
      'A first draft: pupils watch a silent comedy, list what should be heard, and record it.',
    ],
    facts(120, 8, 24, 'ks2', 'ks3'),
    { features: ['Mixing desk'], skill: 'audio recording', preparation: 30, state: 'draft' },
  ),
  activity(
    'Letters on tape',
    [
      'Send a spoken letter to a class in another country.',
      'Pupils plan, record and post a letter on a cassette. We have no cassettes any more.',
    ],
    facts(60, 4, 30, 'ks2'),
    { state: 'retired' },
  ),
];

const DESIGN: readonly DemoActivity[] = [
  activity(
    'Digital painting',
    [
      'Paint with light: layers, brushes and a picture to hang up.',
      'Pupils look at how one painter mixed greys, try it with a pen tablet, and paint a still life in three layers.',
      'Each picture is printed large before the group goes home.',
    ],
    facts(120, 6, 28, 'ks2', 'ks3', 'ks4'),
    { features: ['Large-format printer'], preparation: 15, motif: 'brush' },
  ),
  activity(
    'Computer-aided design',
    [
      'Draw a part to the millimetre, and find out whether it fits.',
      'Pupils measure a broken hinge, draw its replacement, and test it on screen against its other half.',
      'What they draw can be made at school or on a second visit.',
    ],
    facts(120, 6, 30, 'ks3', 'ks4', 'ks5'),
    { features: ['Design computers'], skill: 'CAD', preparation: 10, motif: 'cube' },
  ),
  activity(
    '3D printing',
    [
      'Design a small thing that does a job, and print it.',
      'Pupils design a hook, a clip or a token, learn which shapes a printer can build and which fall over, and start their print.',
      'What is not ready by the end is sent to the school.',
    ],
    facts(150, 6, 30, 'ks2', 'ks3', 'ks4'),
    { features: ['Design computers'], skill: '3D printing', preparation: 30, motif: 'cube' },
  ),
  activity(
    'Robot challenge',
    [
      'Build a robot that finds its own way out.',
      'Pairs build a vehicle with two sensors and teach it, step by step, to follow a wall and to stop in time.',
      'In the last half hour all of them meet in the arena.',
    ],
    facts(150, 6, 24, 'ks2', 'ks3', 'ks4'),
    { features: ['Floor arena'], skill: 'robotics', preparation: 20, motif: 'robot' },
  ),
  activity(
    'Forces and motion',
    [
      'Measure what a falling thing really does.',
      'Pairs let things roll, fall and swing, and watch the graph grow while they do. They argue about what the steep bit means before they measure again.',
    ],
    facts(120, 8, 30, 'ks2', 'ks3', 'ks4'),
    { features: ['Gas and water'], skill: 'science practicals', preparation: 20, motif: 'graph' },
  ),
  activity(
    'Under the microscope',
    [
      'See what lives in a drop of pond water.',
      'Pairs learn to find, focus and photograph something alive, and to say how large it is.',
      'The pictures go home with the group.',
    ],
    facts(90, 6, 30, 'ks2', 'ks3', 'ks4'),
    { features: ['Gas and water'], skill: 'science practicals', preparation: 20, motif: 'lens' },
  ),
  activity(
    'The night sky',
    [
      'Sit under the winter stars at eleven in the morning.',
      'The dome shows the sky above the school as it will be that evening. Pupils find three pictures in it, follow the moon for a month, and see why there are seasons.',
    ],
    facts(60, 8, 36, 'early_years', 'ks1', 'ks2'),
    { features: ['Dome projector'], preparation: 5, motif: 'stars' },
  ),
  activity(
    'Bridges that hold',
    [
      'Cut a bridge from card with the laser, and load it until it breaks.',
      'Groups look at three real bridges, choose one idea, draw it flat, and cut it. The strongest for its weight wins.',
    ],
    facts(150, 6, 18, 'ks3', 'ks4'),
    { features: ['Laser cutter'], skill: 'laser cutting', preparation: 30, motif: 'bridge' },
  ),
  activity(
    'Science of a crime',
    [
      'Find out who took the biscuits, with evidence only.',
      'A first draft: four stations with fibres, ink, prints and a list of people who say that they were elsewhere.',
    ],
    facts(120, 8, 32, 'ks2', 'ks3'),
    { features: ['Fume cupboard'], skill: 'science practicals', preparation: 45, state: 'draft' },
  ),
];

export const ACTIVITIES: Readonly<Record<CentreKey, readonly DemoActivity[]>> = { media: MEDIA, design: DESIGN };

interface Wish {
  readonly centre: CentreKey;
  readonly subject: string;
  readonly pupils: number;
  /** Key of a room. */
  readonly room: string;
}

/** Whether a search for an activity of that name would have offered the room to so many pupils. */
export function suits({ centre, subject, pupils, room: key }: Wish): boolean {
  const room = CENTRES.find((one) => one.key === centre)?.rooms.find((one) => one.key === key);
  const plan = ACTIVITIES[centre].find((one) => one.title === subject && one.state === 'published');
  if (!room || !plan) return false;
  const [least, most] = plan.pupils;
  return least <= pupils && pupils <= most && plan.features.every((feature) => room.features.includes(feature));
}

/** What is shared between pupils whenever the subject is taught. */
export const equipmentOf = (centre: CentreKey, title: string) =>
  CENTRES.find((one) => one.key === centre)?.taught.find((taught) => taught.subject === title)?.equipment;

const PRIMARY: readonly ActivityKeyStage[] = ['early_years', 'ks1', 'ks2'];

export function phasesOf(stages: readonly ActivityKeyStage[]): ActivityPhase[] {
  const primary = stages.some((stage) => PRIMARY.includes(stage));
  const secondary = stages.some((stage) => !PRIMARY.includes(stage));
  return [...(primary ? (['primary'] as const) : []), ...(secondary ? (['secondary'] as const) : [])];
}
