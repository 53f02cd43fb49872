import { chineseDate, type FormBlock, type FormDefinition, field } from '../../documents/forms/definition';
import type { CivilDate } from '../../domain/dates/civil-date';
import { periodWords } from '../../domain/exchange/reporting';
import type { OfficeReminder } from './kept-reminders';

const day = (text: string): string => chineseDate(text as CivilDate);
const paragraph = (text: string): FormBlock => ({ kind: 'paragraph', line: [text] });

/** 催报函 to an office below that has not reported a period. */
export function officeReminder(letter: OfficeReminder, office: string): FormDefinition {
  const { period, dueOn, issuedOn, daysLate, answerBy, last, missingNumbers, below } = letter;
  const words = periodWords(period);
  const also = [
    missingNumbers.length > 0 && `你单位以前所报的包缺第${missingNumbers.join('、')}号，请一并补报。`,
    below.length > 0 && `所辖${below.join('、')}的记录没有随包报来，请一并督促报送。`,
  ].filter((text) => text !== false);
  return {
    id: 'office-reminder',
    title: '关于报送应急预案管理数据的催报函',
    basis: '',
    blocks: [
      { kind: 'addressee', line: [`${letter.recipient}：`] },
      paragraph(
        `${words}应急预案管理数据最迟应于${day(dueOn)}报送我单位。截至${day(issuedOn)}，已逾期${daysLate}日，尚未收到你单位该期的上报包。`,
      ),
      paragraph(
        last === null
          ? '此前没有收到过你单位的上报包。'
          : `你单位最近一次报送的是${periodWords(last.period)}的上报包（第${last.sequence}号，${day(last.on)}制作）。`,
      ),
      ...also.map(paragraph),
      paragraph(`请于${day(answerBy)}前报送；已经寄出的，请告知寄出日期和包号。`),
      { kind: 'paragraph', line: ['联系人：', field(letter.contact)] },
      { kind: 'paragraph', line: ['联系电话：', field(letter.phone, 12)] },
      { kind: 'seal', by: `${office}（盖章）`, date: issuedOn as CivilDate },
    ],
  };
}
