import type { ComponentType } from 'react';
import { ConductTab } from '../drill-conduct/components/ConductTab';
import { FilesTab } from '../drill-conduct/components/FilesTab';
import { DesignTab } from '../drill-design/components/DesignTab';
import { PapersTab } from '../drill-design/components/PapersTab';
import { EvaluationTab } from '../drill-evaluation/components/EvaluationTab';
import { FindingsTab } from '../drill-findings/components/FindingsTab';
import { OverviewTab } from './components/OverviewTab';
import type { Drill } from './drill-form';

/** One tab of a drill's page; its words stand under `drills:page.<key>`. */
export interface DrillTab {
  readonly key: 'overview' | 'design' | 'papers' | 'conduct' | 'evaluation' | 'findings' | 'files';
  /** When it has something to show; absent: always. */
  shows?(drill: Drill): boolean;
  count?(drill: Drill): number;
  readonly Panel: ComponentType<{ drill: Drill }>;
}

/** The tabs in their order, one line each: 概况 演练设计 演练文书 实施 评估 问题整改 附件. */
export const drillTabs: readonly DrillTab[] = [
  { key: 'overview', Panel: OverviewTab },
  { key: 'design', Panel: DesignTab },
  { key: 'papers', Panel: PapersTab },
  { key: 'conduct', Panel: ConductTab },
  { key: 'evaluation', shows: ({ state }) => state !== 'cancelled', Panel: EvaluationTab },
  { key: 'findings', Panel: FindingsTab },
  { key: 'files', Panel: FilesTab },
];
