package io.smartvillage.billing.bankstatement.reading;

/// @param bytes of the file, at most
/// @param rows of the file, at most, with those above and below the transactions
public record Limits(int bytes, int rows) {

    public Limits {
        if (bytes < 1 || rows < 1 || bytes == Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "limits of %d bytes, %d rows".formatted(bytes, rows));
        }
    }
}
