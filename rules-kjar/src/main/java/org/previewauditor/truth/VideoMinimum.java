package org.previewauditor.truth;

/** The least that a video of one shape must measure, in pixels. */
public record VideoMinimum(Shape shape, long width, long height) {

    /** How a video stands. */
    public enum Shape {
        VERTICAL,
        HORIZONTAL,
        SQUARE;

        /** The shape of a video of this size. */
        public static Shape of(long width, long height) {
            return width == height ? SQUARE : width < height ? VERTICAL : HORIZONTAL;
        }
    }
}
