package io.slipway.project;

/** A project; every row of the building belongs to one. The value stands in addresses ({@code /p/{project}}). */
public record ProjectId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
