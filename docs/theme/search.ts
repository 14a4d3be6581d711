export const onSearch = undefined as unknown as () => []; 
