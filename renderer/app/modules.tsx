import ApartmentIcon from '@mui/icons-material/ApartmentOutlined';
import AssignmentTurnedInIcon from '@mui/icons-material/AssignmentTurnedInOutlined';
import BarChartIcon from '@mui/icons-material/BarChartOutlined';
import ContactPhoneIcon from '@mui/icons-material/ContactPhoneOutlined';
import CrisisAlertIcon from '@mui/icons-material/CrisisAlertOutlined';
import DescriptionIcon from '@mui/icons-material/DescriptionOutlined';
import EngineeringIcon from '@mui/icons-material/EngineeringOutlined';
import EventNoteIcon from '@mui/icons-material/EventNoteOutlined';
import FactCheckIcon from '@mui/icons-material/FactCheckOutlined';
import InboxIcon from '@mui/icons-material/InboxOutlined';
import LocalShippingIcon from '@mui/icons-material/LocalShippingOutlined';
import RateReviewIcon from '@mui/icons-material/RateReviewOutlined';
import SettingsIcon from '@mui/icons-material/SettingsOutlined';
import SwapHorizIcon from '@mui/icons-material/SwapHorizOutlined';
import WarningAmberIcon from '@mui/icons-material/WarningAmberOutlined';
import type { ElementType } from 'react';
import type { Answer } from '../api/contract';
import { contactScreens } from '../features/contacts/screens';
import { deploymentScreens } from '../features/deployments/screens';
import { documentScreens } from '../features/documents/screens';
import { drillConductScreens } from '../features/drill-conduct/screens';
import { drillEvaluationScreens } from '../features/drill-evaluation/screens';
import { drillFindingScreens } from '../features/drill-findings/screens';
import { drillPlanScreens } from '../features/drill-plans/screens';
import { drillReportScreens } from '../features/drill-reports/screens';
import { drillScreens } from '../features/drills/screens';
import { enterpriseScreens } from '../features/enterprises/screens';
import { exchangeScreens } from '../features/exchange/screens';
import { expertDrawScreens } from '../features/expert-draws/screens';
import { expertScreens } from '../features/experts/screens';
import { filingScreens } from '../features/filing/screens';
import { governmentPlanScreens } from '../features/government-plans/screens';
import { hazardScreens } from '../features/hazards/screens';
import { homeScreens } from '../features/home/screens';
import { incidentAidScreens } from '../features/incident-aids/screens';
import { incidentScreens } from '../features/incidents/screens';
import { inspectionScreens } from '../features/inspections/screens';
import { ledgerScreens } from '../features/ledgers/screens';
import { markingScreens } from '../features/marking/screens';
import { planCheckScreens } from '../features/plan-checks/screens';
import { planScreens } from '../features/plans/screens';
import { resourceScreens } from '../features/registers/screens';
import { missingScreens, reportScreens } from '../features/reports/screens';
import { responseCardScreens } from '../features/response-cards/screens';
import { reviewScreens } from '../features/reviews/screens';
import { searchScreens } from '../features/search/screens';
import { sharingScreens } from '../features/sharing/screens';
import { stockScreens } from '../features/stock/screens';
import { systemScreens } from '../features/system/screens';
import { teamScreens } from '../features/teams/screens';
import { watchScreens } from '../features/watch/screens';
import type { Screen } from './screens';

type Desk = NonNullable<Answer<'system', 'state'>['desk']>;

export interface Module {
  /** Also the key of its words: `shell:nav.<id>`. */
  readonly id:
    | 'home'
    | 'enterprises'
    | 'plans'
    | 'marking'
    | 'filing'
    | 'reviews'
    | 'inspections'
    | 'drills'
    | 'experts'
    | 'resources'
    | 'hazards'
    | 'contacts'
    | 'incidents'
    | 'exchange'
    | 'reports'
    | 'system';
  readonly path: string;
  readonly icon: ElementType;
  /** Pinyin initials of the Chinese name, for the palette. */
  readonly initials: string;
  readonly desks: readonly Desk[];
  readonly screens: readonly Screen[];
}

const everyDesk = ['office', 'enterprise', 'reviewer'] as const;
const working = ['office', 'enterprise'] as const;

/** One line a module. The first path of a module is where its navigation entry leads. */
export const modules: readonly Module[] = [
  {
    id: 'home',
    path: '/',
    icon: InboxIcon,
    initials: 'gzt',
    desks: working,
    screens: homeScreens,
  },
  {
    id: 'enterprises',
    path: '/enterprises',
    icon: ApartmentIcon,
    initials: 'dw',
    desks: working,
    screens: enterpriseScreens,
  },
  {
    id: 'marking',
    path: '/marking',
    icon: RateReviewIcon,
    initials: 'py',
    desks: ['reviewer'],
    screens: markingScreens,
  },
  {
    id: 'plans',
    path: '/plans',
    icon: DescriptionIcon,
    initials: 'ya',
    desks: everyDesk,
    screens: [
      ...planScreens,
      ...governmentPlanScreens,
      ...responseCardScreens,
      ...planCheckScreens,
      ...documentScreens,
    ],
  },
  {
    id: 'filing',
    path: '/filing',
    icon: AssignmentTurnedInIcon,
    initials: 'ba',
    desks: working,
    screens: [...missingScreens, ...filingScreens],
  },
  {
    id: 'reviews',
    path: '/reviews',
    icon: RateReviewIcon,
    initials: 'ps',
    desks: working,
    screens: [...reviewScreens, ...expertDrawScreens],
  },
  {
    id: 'inspections',
    path: '/inspections',
    icon: FactCheckIcon,
    initials: 'jdjc',
    desks: ['office'],
    screens: inspectionScreens,
  },
  {
    id: 'drills',
    path: '/drills',
    icon: EventNoteIcon,
    initials: 'yl',
    desks: working,
    screens: [
      ...drillPlanScreens,
      ...drillScreens,
      ...drillConductScreens,
      ...drillEvaluationScreens,
      ...drillFindingScreens,
      ...drillReportScreens,
    ],
  },
  {
    id: 'experts',
    path: '/experts',
    icon: EngineeringIcon,
    initials: 'zjk',
    desks: ['office'],
    screens: expertScreens,
  },
  {
    id: 'resources',
    path: '/teams',
    icon: LocalShippingIcon,
    initials: 'dwywz',
    desks: working,
    screens: [...teamScreens, ...resourceScreens, ...stockScreens, ...deploymentScreens, ...sharingScreens],
  },
  {
    id: 'hazards',
    path: '/hazards',
    icon: WarningAmberIcon,
    initials: 'wxyyfx',
    desks: working,
    screens: hazardScreens,
  },
  {
    id: 'contacts',
    path: '/contacts',
    icon: ContactPhoneIcon,
    initials: 'txyzb',
    desks: working,
    screens: [...contactScreens, ...watchScreens],
  },
  {
    id: 'incidents',
    path: '/incidents',
    icon: CrisisAlertIcon,
    initials: 'yjcz',
    desks: working,
    screens: [...incidentScreens, ...incidentAidScreens],
  },
  {
    id: 'exchange',
    path: '/exchange',
    icon: SwapHorizIcon,
    initials: 'jhsb',
    desks: working,
    screens: exchangeScreens,
  },
  {
    id: 'reports',
    path: '/reports',
    icon: BarChartIcon,
    initials: 'tjbb',
    desks: ['office'],
    screens: reportScreens,
  },
  {
    id: 'system',
    path: '/system',
    icon: SettingsIcon,
    initials: 'xt',
    desks: everyDesk,
    screens: systemScreens,
  },
];

/** Screens that stand over all modules: no entry of the navigation is theirs. */
const commonScreens: readonly Screen[] = [...searchScreens, ...ledgerScreens];

/** Every screen of the program. */
export const allScreens: readonly Screen[] = [
  ...modules.flatMap((module) => module.screens),
  ...commonScreens,
];

/** Screens whose commands the palette offers at a desk with these modules. */
export function screensOf(visible: readonly Module[]): readonly Screen[] {
  // Ledgers are taken in where units are kept.
  const imports = visible.some(({ id }) => id === 'enterprises') ? ledgerScreens : [];
  return [...visible.flatMap((module) => module.screens), ...searchScreens, ...imports];
}

/** The screen that an address belongs to. */
export function screenAt(path: string): Screen | undefined {
  const fits = (pattern: string) => {
    const wanted = pattern.split('/');
    const given = path.split('/');
    return (
      wanted.length === given.length && wanted.every((part, at) => part.startsWith('$') || part === given[at])
    );
  };
  return allScreens.find((screen) => screen.path === path) ?? allScreens.find((screen) => fits(screen.path));
}

const moduleByLedger: Readonly<Record<string, Module['id']>> = {
  enterprises: 'enterprises',
  plans: 'plans',
  drills: 'drills',
  experts: 'experts',
  teams: 'resources',
  equipment: 'resources',
  supplies: 'resources',
};

/**
 * The entry of the navigation that an address belongs to; none for what stands over all modules.
 * @param ledger what is taken in, where the address says so
 */
export function moduleAt(path: string, ledger: string | null): Module['id'] | undefined {
  const screen = screenAt(path);
  if (screen === undefined) return undefined;
  if (ledgerScreens.includes(screen)) return ledger === null ? undefined : moduleByLedger[ledger];
  return modules.find((module) => module.screens.includes(screen))?.id;
}
