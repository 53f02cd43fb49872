import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { HandDownDrawer } from '../../../renderer/features/sharing/components/HandDownDrawer';
import { dropDraft } from '../../../renderer/ui/form/drafts';
import { makePackage } from '../support/packages';
import { setUpTestWindow, shell } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();
afterEach(() => dropDraft('hand-down'));

it('says of rules and forms what goes, and hands them down where they are chosen', async () => {
  shell.saveFile.mockResolvedValue({ grant: 'grant-3', name: '名册.yjpkg', size: 0 });
  const drawer = {
    path: '/shared',
    manual: 'sharing',
    namespaces: ['sharing'],
    load: async () => () => <HandDownDrawer onClose={() => undefined} />,
  };
  const { core } = await renderScreen(drawer, '/shared', {
    experts: { writeRoster: () => makePackage({ kind: 'roster', counts: { document: 3, team: 1 } }) },
  });
  await userEvent.click(await screen.findByRole('checkbox', { name: /^规则与日历（.*由对方逐项采用）$/ }));
  await userEvent.click(screen.getByRole('checkbox', { name: /^文书格式（.*由对方逐份采用）$/ }));
  await userEvent.click(screen.getByRole('button', { name: '写出名册' }));
  // Two layouts, and the document that describes them.
  expect(await screen.findByText(/已写出名册：.*文书模板 2 份/)).toBeTruthy();
  expect(core.calls.find(({ method }) => method === 'experts.writeRoster')?.input).toMatchObject({
    contents: ['resources', 'contacts', 'rules', 'forms'],
    file: 'grant-3',
  });
});
