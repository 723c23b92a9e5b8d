package org.rallypoint.importer.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Sketch;

/** How one provider writes an event. */
interface JsonShape {

    /** Whether the entry is of this shape. */
    boolean fits(ObjectNode entry);

    /**
     * Hands on what the entry tells.
     *
     * @param line on which it begins
     */
    void read(ObjectNode entry, int line, Consumer<Proposal> rows);

    /** What somebody hid there isn't for everyone here. */
    static void doubtUnlessPublic(boolean isPublic, Sketch sketch) {
        if (!isPublic) {
            sketch.doubt("not_public", "It isn't shown to everyone where it comes from.");
        }
    }
}
