/** Every screen that gets a picture; the tests look at the same ones. */
export const screens: readonly { name: string; path: string; open?: 'first-row'; dark?: boolean }[];
