package org.wattline.formats;

import org.jspecify.annotations.Nullable;

/**
 * One document of a delivery: the delivery itself, or one entry of an archive.
 *
 * @param ordinal its number in the delivery, from 1
 * @param name the entry's name as the archive gives it, made safe to show; never a path to open;
 *     empty for a delivery that is no archive
 * @param format what it is; null where its first bytes are of no known format
 */
public record DocumentPart(int ordinal, String name, @Nullable Format format) {}
