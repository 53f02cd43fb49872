import type { ComponentType } from 'react';
import { CollectingTab } from './components/CollectingTab';
import { ExpertsTab } from './components/ExpertsTab';
import { MatrixTab } from './components/MatrixTab';
import { MeetingTab } from './components/MeetingTab';
import { OverviewTab } from './components/OverviewTab';
import { PapersTab } from './components/PapersTab';
import { RevisionTab } from './components/RevisionTab';
import type { Review } from './review-forms';

/** One tab of a review's page; its words stand under `reviews:tab.<key>`. */
export interface ReviewTab {
  readonly key: 'overview' | 'experts' | 'collecting' | 'matrix' | 'meeting' | 'revision' | 'papers';
  /** When it has something to show; absent: always. */
  shows?(review: Review): boolean;
  count?(review: Review): number;
  readonly Panel: ComponentType<{ review: Review }>;
}

/** The tabs in their order, one line each: 概况 专家 收回 分歧 会议 修改 文书. */
export const reviewTabs: readonly ReviewTab[] = [
  { key: 'overview', Panel: OverviewTab },
  { key: 'experts', Panel: ExpertsTab, count: ({ counts }) => counts.experts },
  { key: 'collecting', Panel: CollectingTab, count: ({ counts }) => counts.returned },
  { key: 'matrix', Panel: MatrixTab },
  { key: 'meeting', Panel: MeetingTab },
  { key: 'revision', Panel: RevisionTab },
  { key: 'papers', Panel: PapersTab },
];
