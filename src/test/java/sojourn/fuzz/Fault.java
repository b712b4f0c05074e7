package sojourn.fuzz;

/**
 * What is wrong with an answer.
 *
 * @param kind what promise it breaks: faults of a kind, of the same status, behind the same damage, are taken for one
 * @param detail what came
 */
record Fault(String kind, String detail) {

    @Override
    public String toString() {
        return kind + ": " + detail;
    }
}
