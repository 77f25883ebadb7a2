package org.previewauditor.ledger;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;

/**
 * A fix that concerns one ad only.
 *
 * @param restores whether the ad no longer fails once this is mended
 * @param spend in millionths
 * @param currency the number of the currency
 * @param type the place of the finding in the catalogue
 */
record SingleAdFix(boolean restores, long spend, int currency, int type, String adId) {

    /** The order of the fix plan. */
    static final Comparator<SingleAdFix> RANK = (one, other) -> {
        if (one.restores != other.restores) {
            return one.restores ? -1 : 1;
        }
        if (one.spend != other.spend) {
            return one.spend > other.spend ? -1 : 1;
        }
        return one.type != other.type ? Integer.compare(one.type, other.type) : one.adId.compareTo(other.adId);
    };

    void write(DataOutputStream out) throws IOException {
        out.writeBoolean(restores);
        out.writeLong(spend);
        out.writeShort(currency);
        out.writeShort(type);
        out.writeUTF(adId);
    }

    static SingleAdFix read(DataInputStream in) throws IOException {
        return new SingleAdFix(
                in.readBoolean(), in.readLong(), in.readUnsignedShort(), in.readUnsignedShort(), in.readUTF());
    }
}
