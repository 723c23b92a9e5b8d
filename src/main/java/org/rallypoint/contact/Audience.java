package org.rallypoint.contact;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;

/** Who may see a contact. Java keeps two of the three words for itself; wherever they leave it, they have no underscore. */
public enum Audience {
    /** The event's holder, its coordinators and admins. */
    private_,
    /** Those, and organisers and chapters of the same campaign. */
    organisers,
    /** Anyone. */
    public_;

    /** The word as it is on the wire and in the database. */
    @Override
    public String toString() {
        return name().replace("_", "");
    }

    @Converter(autoApply = true)
    static class Column implements AttributeConverter<Audience, String> {

        @Override
        public String convertToDatabaseColumn(Audience audience) {
            return audience == null ? null : audience.toString();
        }

        @Override
        public Audience convertToEntityAttribute(String word) {
            return word == null
                    ? null
                    : Arrays.stream(values())
                            .filter(audience -> audience.toString().equals(word))
                            .findFirst()
                            .orElseThrow();
        }
    }
}
