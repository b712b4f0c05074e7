package sojourn.rest;

/** A representation of something that has versions, so that a write can be made conditional on the one that it shows. */
interface Versioned extends Representation {

    long version();
}
