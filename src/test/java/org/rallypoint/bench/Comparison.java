package org.rallypoint.bench;

import jakarta.annotation.Nullable;

/**
 * How fast one kind is beside another one.
 *
 * @param wanted the least that is good enough; null for what is only shown
 */
record Comparison(
        String name, String to, Spread ratio, @Nullable Double wanted) {

    boolean isHeld() {
        return wanted == null || ratio.median() >= wanted;
    }
}
