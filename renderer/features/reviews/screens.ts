import type { Screen } from '../../app/screens';

const namespaces = ['reviews', 'expertDraws', 'lists', 'codes'] as const;

/** Screens of this module: the register, a new review, one review with its tabs. */
export const reviewScreens: readonly Screen[] = [
  {
    path: '/reviews',
    manual: 'reviews',
    namespaces,
    load: async () => (await import('./pages/ReviewsPage')).ReviewsPage,
  },
  {
    path: '/reviews/new',
    manual: 'reviews',
    namespaces,
    load: async () => (await import('./pages/ReviewNewPage')).ReviewNewPage,
  },
  {
    path: '/reviews/receive',
    manual: 'review-packages',
    namespaces,
    load: async () => (await import('./pages/ReceiveReviewsPage')).ReceiveReviewsPage,
  },
  {
    path: '/reviews/$id',
    manual: 'review',
    namespaces: [...namespaces, 'reviewMeeting', 'reviewRevision'],
    load: async () => (await import('./pages/ReviewPage')).ReviewPage,
  },
];
