// Where pictures of people are found: the host knows, every avatar asks.
import { getContext, setContext } from 'svelte';

/** The address of a picture, by what the program calls it. */
export type FaceOf = (photo: string) => string;

const key = Symbol('faces');
export const provideFaces = (faceOf: FaceOf): FaceOf => setContext(key, faceOf);
export const useFaces = (): FaceOf => getContext<FaceOf | undefined>(key) ?? (() => '');
