<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID" sourcelanguage="en_US">
    <context>
        <name>QLineEdit</name>
        <message><source>&amp;Undo</source><translation>&amp;Urungkan</translation></message>
        <message><source>&amp;Redo</source><translation>U&amp;langi</translation></message>
        <message><source>Cu&amp;t</source><translation>&amp;Potong</translation></message>
        <message><source>&amp;Copy</source><translation>&amp;Salin</translation></message>
        <message><source>&amp;Paste</source><translation>&amp;Tempel</translation></message>
        <message><source>Delete</source><translation>Hapus</translation></message>
        <message><source>Select All</source><translation>Pilih semua</translation></message>
    </context>
    <context>
        <name>QWidgetTextControl</name>
        <message><source>&amp;Undo</source><translation>&amp;Urungkan</translation></message>
        <message><source>&amp;Redo</source><translation>U&amp;langi</translation></message>
        <message><source>Cu&amp;t</source><translation>&amp;Potong</translation></message>
        <message><source>&amp;Copy</source><translation>&amp;Salin</translation></message>
        <message><source>&amp;Paste</source><translation>&amp;Tempel</translation></message>
        <message><source>Delete</source><translation>Hapus</translation></message>
        <message><source>Select All</source><translation>Pilih semua</translation></message>
    </context>
    <context>
        <name>QAbstractSpinBox</name>
        <message><source>&amp;Select All</source><translation>&amp;Pilih semua</translation></message>
        <message><source>&amp;Step up</source><translation>&amp;Naik</translation></message>
        <message><source>Step &amp;down</source><translation>&amp;Turun</translation></message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message><source>OK</source><translation>Oke</translation></message>
        <message><source>Cancel</source><translation>Batal</translation></message>
        <message><source>Close</source><translation>Tutup</translation></message>
        <message><source>&amp;Yes</source><translation>&amp;Ya</translation></message>
        <message><source>&amp;No</source><translation>&amp;Tidak</translation></message>
    </context>
</TS>
