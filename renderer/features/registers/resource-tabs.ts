/** Lists of the module in their order; the path of each is its name, its word `registers:<name>.title`. */
export const resourceTabs = ['teams', 'equipment', 'supplies', 'depots', 'deployments', 'shared'] as const;
