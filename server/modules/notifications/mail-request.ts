import type { SeriesNews, SwapNews } from '../visits/index.js';
import type { VisitTemplate } from './templates/visit-mails.js';

/** The outbox topic of everything that becomes a mail. */
export const MAIL = 'mail';

/** What the outbox keeps of a mail: which one and about what. Names, addresses, text and tokens are looked up when it leaves. */
export type MailRequest =
  | { readonly template: 'person_invited_invitation'; readonly linkId: string }
  | { readonly template: 'password_forgotten_link'; readonly email: string }
  | {
      readonly template: 'series_notification';
      readonly news: SeriesNews;
      readonly seriesId: string;
      readonly visitIds: readonly string[];
      readonly personId: string;
    }
  | {
      readonly template: 'visit_message_notification';
      readonly visitId: string;
      readonly messageId: string;
      readonly personId: string;
    }
  | {
      readonly template: 'closure_notification';
      readonly closureId: string;
      readonly partnerId: string;
      /** For somebody of this centre: of visits to it alone. Null for the school's own people. */
      readonly centreId: string | null;
      readonly personId: string;
    }
  | {
      readonly template: 'swap_notification';
      readonly news: SwapNews;
      readonly swapId: string;
      readonly visitId: string;
      readonly personId: string;
    }
  | { readonly template: 'visits_handed_over'; readonly visitIds: readonly string[]; readonly personId: string }
  | { readonly template: VisitTemplate; readonly visitId: string; readonly personId: string };

export type SwapMailRequest = Extract<MailRequest, { template: 'swap_notification' }>;

export type SeriesMailRequest = Extract<MailRequest, { template: 'series_notification' }>;
export type MessageMailRequest = Extract<MailRequest, { template: 'visit_message_notification' }>;
export type ClosureMailRequest = Extract<MailRequest, { template: 'closure_notification' }>;
