import { renderHook } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, expect, it } from 'vitest';
import { ApiError } from '../../../renderer/api/errors';
import { startI18n } from '../../../renderer/app/i18n';
import { useErrorText, useProblemText } from '../../../renderer/ui/use-error-text';

afterEach(() => i18next.changeLanguage('zh'));

async function errorTextIn(language: 'zh' | 'en') {
  await startI18n();
  await i18next.changeLanguage(language);
  return renderHook(useErrorText).result.current;
}

it('gives the words of the core in Chinese', async () => {
  const text = await errorTextIn('zh');
  expect(text(new ApiError('SIGN_IN_NEEDED', '请先登录。'))).toBe('请先登录。');
});

it('words a code in English, with the place that it names', async () => {
  const text = await errorTextIn('en');
  expect(text(new ApiError('SIGN_IN_NEEDED', '请先登录。'))).toBe('Sign in first.');
  expect(text(new ApiError('PACKAGE_REPEATED', '已经合并', { where: '7' }))).toMatch(/no\. 7/);
});

it('words a refused step by what blocks it and a refused form by its first field', async () => {
  const text = await errorTextIn('en');
  const blockers = [
    { code: 'NO_PLANS', message: '案卷里没有预案' },
    { code: 'NEW_RULE', message: '新的一条' },
  ];
  expect(text(new ApiError('FILING_BLOCKED', '……', { blockers }))).toBe(
    'The case holds no plans. Choose the plans to be filed. 新的一条',
  );
  const fields = [{ field: 'noUsccReason', code: 'USCC_REASON_NEEDED', message: '请写明原因' }];
  expect(text(new ApiError('FIELDS_INVALID', '……', { field: 'noUsccReason', fields }))).toMatch(
    /credit code/,
  );
});

it('words findings that are no errors', async () => {
  await errorTextIn('en');
  const problemText = renderHook(useProblemText).result.current;
  expect(problemText({ code: 'SCANNED', message: '文件是扫描件' })).toMatch(/scan/);
  expect(problemText({ code: 'NOBODY_KNOWS', message: '原话' })).toBe('原话');
});
