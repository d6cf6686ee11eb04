// Nothing else of the toolchain composes text that is not Foundation, which the service does not link.
@_spi(_Unicode) import Swift

extension String {
    /// In Normalization Form C (Unicode Standard Annex 15): as keyboards write it, and file names are mostly kept.
    package var composed: String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: _nfc)
        return String(scalars)
    }
}
