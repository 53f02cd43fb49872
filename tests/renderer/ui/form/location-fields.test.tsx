import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FormProvider, useForm } from 'react-hook-form';
import { describe, expect, it } from 'vitest';
import { LocationFields } from '../../../../renderer/ui/form/LocationFields';
import { renderWithCore, setUpTestWindow } from '../../support/render';

setUpTestWindow();

const JILIN = { prefix: '22', name: '吉林省', west: 121, east: 132, south: 40, north: 47 };

function TestForm({ onValues }: { onValues(values: unknown): void }) {
  const form = useForm({ defaultValues: { longitude: null, latitude: null, regionCode: '220283' } });
  form.watch((values) => onValues(values));
  return (
    <FormProvider {...form}>
      <LocationFields known={[{ longitude: 126.96, latitude: 44.41 }]} />
    </FormProvider>
  );
}

async function open() {
  const last: { values?: unknown } = {};
  const { core } = renderWithCore(
    <TestForm
      onValues={(values) => {
        last.values = values;
      }}
    />,
    { places: { bounds: () => ({ bounds: JILIN }) } },
  );
  await waitFor(() => expect(core.calls).toHaveLength(1));
  return {
    last,
    user: userEvent.setup(),
    east: screen.getByLabelText('经度'),
    north: screen.getByLabelText('纬度'),
  };
}

describe('the fields of a place', () => {
  it('takes degrees in two boxes and asks about a swap', async () => {
    const { user, last, east, north } = await open();
    await user.type(east, '44°24′36″');
    await user.type(north, '126.96');
    await user.tab();
    await screen.findByText(/似乎写反了/);
    await user.click(screen.getByRole('button', { name: '对调' }));
    expect(last.values).toMatchObject({ longitude: 126.96, latitude: 44.41 });
    expect(screen.queryByText(/似乎写反了/)).toBeNull();
  });

  it('fills both from a pasted pair and converts only when told to', async () => {
    const { user, last, north } = await open();
    await user.click(north);
    await user.paste('126.966300,44.412172');
    expect(last.values).toMatchObject({ longitude: 126.9663, latitude: 44.412172 });
    await user.click(await screen.findByRole('button', { name: '从GCJ-02（高德、腾讯）换算' }));
    const { longitude, latitude } = last.values as { longitude: number; latitude: number };
    expect(longitude).toBeCloseTo(126.96, 3);
    expect(latitude).toBeCloseTo(44.41, 3);
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('lets a place outside of the region stand when a person says so', async () => {
    const { user, last, east } = await open();
    await user.click(east);
    await user.paste('116.4,39.9');
    await screen.findByText(/不在吉林省范围内/);
    await user.click(screen.getByRole('button', { name: '就是这里' }));
    expect(screen.queryByText(/不在吉林省范围内/)).toBeNull();
    expect(last.values).toMatchObject({ longitude: 116.4, latitude: 39.9 });
  });
});
