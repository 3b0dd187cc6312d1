package dev.patchbay.ui.chat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/// Writes a PNG. JavaFX itself cannot without its Swing module, which nothing else here needs.
final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int RGBA = 6;

    private PngWriter() {}

    /// @param argb the pixels, row by row
    static void write(int[] argb, int width, int height, OutputStream out) throws IOException {
        out.write(SIGNATURE);
        var header = new ByteArrayOutputStream();
        var data = new DataOutputStream(header);
        data.writeInt(width);
        data.writeInt(height);
        data.write(new byte[] {8, RGBA, 0, 0, 0});
        chunk("IHDR", header.toByteArray(), out);
        chunk("IDAT", rows(argb, width, height), out);
        chunk("IEND", new byte[0], out);
    }

    private static byte[] rows(int[] argb, int width, int height) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            byte[] row = new byte[1 + width * 4];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int pixel = argb[y * width + x];
                    row[1 + x * 4] = (byte) (pixel >> 16);
                    row[2 + x * 4] = (byte) (pixel >> 8);
                    row[3 + x * 4] = (byte) pixel;
                    row[4 + x * 4] = (byte) (pixel >>> 24);
                }
                deflater.write(row);
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(String type, byte[] content, OutputStream out) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(content);
        var data = new DataOutputStream(out);
        data.writeInt(content.length);
        data.write(name);
        data.write(content);
        data.writeInt((int) crc.getValue());
    }
}
