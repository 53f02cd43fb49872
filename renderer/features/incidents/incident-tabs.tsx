import type { ComponentType } from 'react';
import { IncidentPhonesTab, IncidentPlansTab, IncidentResourcesTab } from '../incident-aids/incident-panels';
import { CostsTab } from './components/CostsTab';
import { LogTab } from './components/LogTab';
import { OverviewTab } from './components/OverviewTab';
import { EvaluationTab, ReportsTab } from './components/ReportsTab';
import type { Incident } from './incident-form';

/** One tab of an incident's page; its words stand under `incidents:page.<key>`. */
export interface IncidentTab {
  readonly key: 'overview' | 'plans' | 'resources' | 'phones' | 'log' | 'reports' | 'costs' | 'evaluation';
  /** When it has something to show; absent: always. */
  shows?(incident: Incident): boolean;
  readonly Panel: ComponentType<{ incident: Incident }>;
}

/** The tabs in their order, one line each: 概况 预案 力量 电话 记录 报告 费用 评估. */
export const incidentTabs: readonly IncidentTab[] = [
  { key: 'overview', Panel: OverviewTab },
  { key: 'plans', Panel: IncidentPlansTab },
  { key: 'resources', Panel: IncidentResourcesTab },
  { key: 'phones', Panel: IncidentPhonesTab },
  { key: 'log', Panel: LogTab },
  { key: 'reports', Panel: ReportsTab },
  { key: 'costs', Panel: CostsTab },
  { key: 'evaluation', Panel: EvaluationTab },
];
