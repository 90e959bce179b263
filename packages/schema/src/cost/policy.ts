/** An object, however many of its values are asked for. */
export const OBJECT_POINTS = 1;
/** A mutation, besides what is selected of its answer. */
export const MUTATION_POINTS = 10;
/** A request that asks for nothing that costs. */
export const MIN_REQUEST_POINTS = 1;
/** How many objects a list without pages is taken to have, where its field does not say. */
export const UNPAGED_LIST_SIZE = 5;
