import type { ScheduleAims } from './preferences';
import type { ProposalGrounds, ScheduleGap } from './propose';

/** Plans named in one sentence; of more the number is said. */
const NAMED = 5;

/**
 * Why a year's proposal came out as it did, sentence by sentence in Chinese: how many drills the law asks for and how few are
 * enough, where they stand in the year, what was respected and what could not be reached.
 */
export function explainProposal(
  grounds: ProposalGrounds,
  unmet: readonly ScheduleGap[],
  aims: ScheduleAims,
): string[] {
  return [
    duties(grounds),
    ...(unmet.length === 0
      ? []
      : [`有${unmet.length}项义务不能再以演练补齐或没有可用的日子，见“无法满足的义务”。`]),
    ...days(grounds, aims),
    ...share(grounds, aims),
    ...rotation(grounds, aims),
  ];
}

function duties({ required, covered, known, proposed, shared }: ProposalGrounds): string {
  const standing = `本年度规则逐项要求演练${required}次，已完成和已计划的${known}次满足其中${covered}次`;
  if (proposed === 0)
    return required === 0
      ? `本年度没有按期逐项要求的演练，已完成和已计划${known}次，不需要再安排演练。`
      : `${standing}，不需要再安排演练。`;
  const both = shared === 0 ? '' : `，其中${shared}次同时满足两项以上义务`;
  return `${standing}；再安排${proposed}次即可满足其余义务${both}，次数已经最少。`;
}

function days(grounds: ProposalGrounds, aims: ScheduleAims): string[] {
  const { inSafetyMonth, inSeason, refusals, dropped, proposed, provisional } = grounds;
  if (proposed === 0) return [];
  return [
    '日期只选工作日，在期限内错开，不与本单位其他演练同日。',
    ...(provisional ? ['这一年的放假安排还没有公布，日期按周末和固定节日暂排，公布后请核对。'] : []),
    ...(inSeason > 0 ? [`${inSeason}次按事故类型安排在适宜的月份。`] : []),
    ...(inSafetyMonth > 0 ? [`${inSafetyMonth}次安排在${aims.safetyMonth}月安全生产月。`] : []),
    ...(refusals > 0 ? [`避开了${refusals}段不安排演练的时间。`] : []),
    ...(dropped.length > 0
      ? [`${dropped.join('、')}在可选的日子里都有其他安排，未列入，以免重复占用。`]
      : []),
  ];
}

function share({ action, withForm }: ProposalGrounds, { actionShare }: ScheduleAims): string[] {
  if (withForm === 0 || actionShare === 0) return [];
  const percent = Math.round((100 * action) / withForm);
  return percent >= actionShare
    ? [`全年实战演练${action}次，占${percent}%，达到${actionShare}%的要求。`]
    : [`全年实战演练${action}次，占${percent}%，低于希望的${actionShare}%；已计划的桌面演练请酌情改为实战。`];
}

function rotation({ notRotated, plans }: ProposalGrounds, { rotationYears }: ScheduleAims): string[] {
  if (plans === 0) return ['单位还没有登记现行预案，请先登记预案，再指定演练哪一个。'];
  if (notRotated.length === 0)
    return [`优先演练最久没有演练的预案，现行${plans}个预案都在${rotationYears}年轮换之内。`];
  const names = notRotated.slice(0, NAMED).map(({ title }) => `“${title}”`);
  const more = notRotated.length > NAMED ? `等${notRotated.length}个预案` : '';
  return [
    `按最少次数安排，${names.join('、')}${more}到年底已超过${rotationYears}年没有演练；这不是法定义务，可在计划中另加演练。`,
  ];
}
