; The installer's sentences, Indonesian and English. Windows' own language chooses; any other than
; these two gets the first. NSIS's own Indonesian says what is not so (a restart of the computer)
; and writes some words wrongly, so that the pages' main texts are ours.

!macro Say NAME INDONESIAN ENGLISH
  LangString ${NAME} ${LANG_INDONESIAN} "${INDONESIAN}"
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
!macroend
!define GAP "$\r$\n$\r$\n"

!insertmacro Say HelloTitle "Memasang EKTP Desk" "Installing EKTP Desk"
!insertmacro Say HelloText \
  "Program ini memasang EKTP Desk ${VERSION} di komputer ini.${GAP}Bila sudah terpasang, versi yang lama diganti. Data kantor tidak berubah.${GAP}Tekan Lanjut untuk meneruskan." \
  "This installs EKTP Desk ${VERSION} on this computer.${GAP}If it is installed already, the old version is replaced. The office's data stay as they are.${GAP}Press Next to go on."
!insertmacro Say WhoTitle "Untuk siapa?" "For whom?"
!insertmacro Say WhoText "Pilih siapa yang memakai program ini di komputer ini." \
  "Choose who uses the program on this computer."
!insertmacro Say OnlyMe "Hanya untuk saya (tanpa hak administrator)" \
  "Only for me (no administrator's rights needed)"
!insertmacro Say Everybody "Untuk semua pengguna komputer ini (data dipakai bersama)" \
  "For everybody on this computer (sharing its data)"
!insertmacro Say OnDesktop "Ikon di desktop" "Icon on the desktop"
!insertmacro Say FolderTitle "Di folder mana?" "In which folder?"
!insertmacro Say FolderHint "Folder yang disarankan cocok untuk hampir semua kantor." \
  "The folder proposed suits nearly every office."
!insertmacro Say FolderText \
  "EKTP Desk dipasang di folder ini. Tekan Cari untuk memilih folder lain, lalu Instal untuk memasang." \
  "EKTP Desk is installed into this folder. Press Browse to choose another one, then Install."
!insertmacro Say WorkTitle "Memasang" "Installing"
!insertmacro Say WorkText "Mohon tunggu, EKTP Desk sedang dipasang." \
  "Please wait while EKTP Desk is being installed."
!insertmacro Say Unpacking "Menyalin berkas program …" "Copying the program's files …"
!insertmacro Say Placing "Menyelesaikan …" "Finishing …"
!insertmacro Say DoneTitle "EKTP Desk sudah terpasang" "EKTP Desk is installed"
!insertmacro Say DoneText \
  "Program dapat dibuka dari menu Start.${GAP}Tekan Selesai untuk menutup jendela ini." \
  "The program is in the Start menu.${GAP}Press Finish to close this window."
!insertmacro Say DoneRun "&Buka EKTP Desk sekarang" "&Open EKTP Desk now"

!insertmacro Say StopHere "Berhenti memasang EKTP Desk? Belum ada yang berubah." \
  "Stop installing EKTP Desk? Nothing was changed yet."

!insertmacro Say StillOpen \
  "EKTP Desk masih terbuka. Selesaikan pekerjaan dan tutup programnya, lalu coba lagi." \
  "EKTP Desk is still open. Finish what you are doing and close it, then try again."
!insertmacro Say Newer "Versi yang lebih baru ($R8) sudah terpasang. Versi ${VERSION} tidak dipasang." \
  "A newer version ($R8) is installed already. Version ${VERSION} is not installed."
!insertmacro Say ThereForAll \
  "EKTP Desk sudah terpasang di komputer ini untuk semua pengguna. Perbarui yang itu, atau hapus dulu dari Windows; data kantor tetap disimpan." \
  "EKTP Desk is installed on this computer for everybody already. Update that one, or remove it first in Windows; the office's data are kept."
!insertmacro Say ThereForMe \
  "EKTP Desk sudah terpasang hanya untuk Anda. Perbarui yang itu, atau hapus dulu dari Windows; data kantor tetap disimpan." \
  "EKTP Desk is installed only for you already. Update that one, or remove it first in Windows; the office's data are kept."
!insertmacro Say NoRoom "Ruang pada disk tidak cukup. Diperlukan sekitar $R9 MB." \
  "There is not enough room on the disk. About $R9 MB are needed."
!insertmacro Say NotOurs "Folder ini berisi berkas lain atau tidak dapat dibuat. Pilih folder baru atau kosong." \
  "This folder holds other files or cannot be made. Choose a new or an empty one."
!insertmacro Say NoRights "Untuk semua pengguna diperlukan hak administrator." \
  "Administrator's rights are needed for everybody's program."
!insertmacro Say OldWindows "EKTP Desk memerlukan Windows 10 atau 11, 64-bit." \
  "EKTP Desk needs Windows 10 or 11, 64-bit."
!insertmacro Say BadServer \
  "Alamat server tidak dapat dipakai: $Server$\r$\nContoh: postgresql://ektp@kantor/ektp. Tidak ada yang berubah." \
  "The server's address cannot be used: $Server$\r$\nLike this: postgresql://ektp@kantor/ektp. Nothing was changed."
!insertmacro Say NotSet \
  "EKTP Desk sudah terpasang, tetapi pengaturannya tidak dapat disimpan. Jalankan lagi instalasi ini." \
  "EKTP Desk is installed, but its settings could not be written. Run this installer again."
!insertmacro Say NotPlaced "Program lama masih dipakai dan tidak dapat diganti. Tidak ada yang berubah." \
  "The old program is in use and could not be replaced. Nothing was changed."
!insertmacro Say NotUnpacked "Program tidak dapat ditulis ke disk. Tidak ada yang berubah." \
  "The program could not be written to the disk. Nothing was changed."
!insertmacro Say BundleName "Bundel lapangan EKTP Desk" "EKTP Desk field bundle"

!insertmacro Say RemoveTitle "Menghapus EKTP Desk" "Removing EKTP Desk"
!insertmacro Say RemoveHint "Program dihapus dari komputer ini." \
  "The program is removed from this computer."
!insertmacro Say RemoveText "EKTP Desk dihapus dari folder ini. Tekan Lanjut untuk meneruskan." \
  "EKTP Desk is removed from this folder. Press Next to go on."
!insertmacro Say RemoveFrom "Folder:" "Folder:"
!insertmacro Say DataTitle "Data kantor" "The office's data"
!insertmacro Say DataHint "Program dihapus; datanya tetap, kecuali Anda memilih lain." \
  "The program is removed; its data stay, unless you choose otherwise."
!insertmacro Say DataText "Basis data, dokumen, dan cadangan di komputer ini tetap disimpan." \
  "The database, papers and backups on this computer are kept."
!insertmacro Say DeleteData "Hapus juga data itu. Ini tidak dapat dibatalkan." \
  "Delete them as well. This cannot be undone."
!insertmacro Say Removing "Menghapus program …" "Removing the program …"
!insertmacro Say Removed "EKTP Desk sudah dihapus" "EKTP Desk is removed"
!insertmacro Say DataKept "Data kantor tetap ada di komputer ini." \
  "The office's data are still on this computer."
!insertmacro Say DataGone "Data kantor di komputer ini juga sudah dihapus." \
  "The office's data on this computer are deleted as well."
