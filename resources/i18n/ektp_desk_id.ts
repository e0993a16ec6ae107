<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID">
<context>
    <name>AboutPart</name>
    <message>
        <source>Queue, recording, cards and blanks of a civil-registry office.</source>
        <translation>Antrean, perekaman, kartu, dan blangko kantor catatan sipil.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versi</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Basis data</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Pemberitahuan lisensi</translation>
    </message>
</context>
<context>
    <name>AccessDialog</name>
    <message>
        <source>Log of access: {name}</source>
        <translation>Log akses: {name}</translation>
    </message>
    <message>
        <source>Opening the same person is noted once a day for each officer and computer. What was done at the counters stands in the whole history. That you read this log is noted as well.</source>
        <translation>Membuka orang yang sama dicatat sekali sehari untuk tiap petugas dan komputer. Pelayanan di loket ada di seluruh riwayat. Membaca log ini juga dicatat.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Ekspor…</translation>
    </message>
    <message>
        <source>Print the log</source>
        <translation>Cetak log</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>Yang ditampilkan</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Where, note</source>
        <translation>Di mana, keterangan</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>Log of access</source>
        <translation>Log akses</translation>
    </message>
    <message>
        <source>Nobody got to these data yet.</source>
        <translation>Belum ada yang mengakses data ini.</translation>
    </message>
    <message>
        <source>{number} accesses</source>
        <translation>{number} akses</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>The log goes to the printer.</source>
        <translation>Log dikirim ke pencetak.</translation>
    </message>
    <message>
        <source>log of access</source>
        <translation>log akses</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
</context>
<context>
    <name>AgeingPart</name>
    <message>
        <source>Central status</source>
        <translation>Status pusat</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ubah…</translation>
    </message>
    <message>
        <source>As shipped</source>
        <translation>Seperti semula</translation>
    </message>
    <message>
        <source>A status that stands longer shows on the page Follow-up.</source>
        <translation>Status yang lebih lama dari itu tampil di halaman Tindak lanjut.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Ditentukan oleh</translation>
    </message>
    <message>
        <source>this office</source>
        <translation>kantor ini</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>bawaan</translation>
    </message>
    <message>
        <source>never</source>
        <translation>tidak pernah</translation>
    </message>
</context>
<context>
    <name>Alarm</name>
    <message>
        <source>Emergency access was used on {day} at {time}, computer {station}, by {name}: {reason}</source>
        <translation>Akses darurat dipakai pada {day} pukul {time}, komputer {station}, oleh {name}: {reason}</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Periksa</translation>
    </message>
</context>
<context>
    <name>AnswersView</name>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>The partner says</source>
        <translation>Kata mitra</translation>
    </message>
    <message>
        <source>The office has</source>
        <translation>Catatan kantor</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Keputusan</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Ambil kata mitra</translation>
    </message>
    <message>
        <source>Keep ours</source>
        <translation>Tetap catatan kantor</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Nanti</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Seen on</source>
        <translation>Diketahui</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Bukti</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Tercatat</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Menurut</translation>
    </message>
</context>
<context>
    <name>AppointmentDialog</name>
    <message>
        <source>Choose a time that has room.</source>
        <translation>Pilih waktu yang masih tersedia.</translation>
    </message>
    <message>
        <source>Appointment: {who}, {day}, {time}.</source>
        <translation>Janji temu: {who}, {day}, pukul {time}.</translation>
    </message>
</context>
<context>
    <name>AppointmentsPanel</name>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Book…</source>
        <translation>Buat janji…</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>Janji temu</translation>
    </message>
    <message>
        <source>No appointment on this day.</source>
        <translation>Tidak ada janji temu pada hari ini.</translation>
    </message>
    <message>
        <source>Has come</source>
        <translation>Sudah datang</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Pindahkan…</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>Batalkan…</translation>
    </message>
    <message>
        <source>Cancel this appointment</source>
        <translation>Batalkan janji temu ini</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Cancel the appointment</source>
        <translation>Batalkan janji temu</translation>
    </message>
</context>
<context>
    <name>ApprovalPart</name>
    <message>
        <source>There is no photo to approve.</source>
        <translation>Tidak ada foto yang perlu disetujui.</translation>
    </message>
    <message>
        <source>Photo taken {count} times.</source>
        <translation>Foto sudah diambil {count} kali.</translation>
    </message>
    <message>
        <source>First photo.</source>
        <translation>Foto pertama.</translation>
    </message>
    <message>
        <source>Not content: take it again</source>
        <translation>Belum puas: ambil lagi</translation>
    </message>
</context>
<context>
    <name>AreaPart</name>
    <message>
        <source>Map</source>
        <translation>Peta</translation>
    </message>
    <message>
        <source>Villages</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>What the colour shows</source>
        <translation>Arti warna</translation>
    </message>
    <message>
        <source>Card held</source>
        <translation>Memegang KTP</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Direkam</translation>
    </message>
    <message>
        <source>Coverage by village</source>
        <translation>Cakupan per kelurahan</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Wilayah</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>Obliged</source>
        <translation>Wajib KTP</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Selisih</translation>
    </message>
    <message>
        <source>Coverage by area</source>
        <translation>Cakupan per wilayah</translation>
    </message>
    <message>
        <source>{village}, {district}: {share}, {missing} of {obliged} missing</source>
        <translation>{village}, {district}: {share}, kurang {missing} dari {obliged}</translation>
    </message>
    <message>
        <source>Without a village</source>
        <translation>Tanpa kelurahan</translation>
    </message>
    <message>
        <source>Print-ready</source>
        <translation>Siap cetak</translation>
    </message>
    <message>
        <source>Card held (%)</source>
        <translation>Memegang KTP (%)</translation>
    </message>
</context>
<context>
    <name>AwaitedList</name>
    <message>
        <source>Awaited</source>
        <translation>Ditunggu</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>Visit&apos;s day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Every file is home.</source>
        <translation>Semua berkas sudah pulang.</translation>
    </message>
    <message>
        <source>File no. {number}</source>
        <translation>Berkas ke-{number}</translation>
    </message>
</context>
<context>
    <name>BacklogBanner</name>
    <message>
        <source>Blanks are there: {count} people on the waiting list can be invited.</source>
        <translation>Blangko tersedia: {count} orang dalam daftar tunggu dapat diundang.</translation>
    </message>
    <message>
        <source>Waiting list…</source>
        <translation>Daftar tunggu…</translation>
    </message>
</context>
<context>
    <name>BacklogDialog</name>
    <message>
        <source>Waiting for blanks</source>
        <translation>Menunggu blangko</translation>
    </message>
    <message>
        <source>Invited people are told through their kelurahan or by letter: telephone numbers are not kept here. A blank is kept for each of them.</source>
        <translation>Undangan disampaikan lewat kelurahan atau surat: nomor telepon tidak disimpan di sini. Satu blangko disimpan untuk setiap orang yang diundang.</translation>
    </message>
    <message>
        <source>How many to invite</source>
        <translation>Jumlah yang diundang</translation>
    </message>
    <message>
        <source>Take off the list…</source>
        <translation>Keluarkan dari daftar…</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Undang</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Export as XLSX…</source>
        <translation>Ekspor XLSX…</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>Cetak daftar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Nobody waits for blanks.</source>
        <translation>Tidak ada yang menunggu blangko.</translation>
    </message>
    <message>
        <source>Urgent · {service}</source>
        <translation>Mendesak · {service}</translation>
    </message>
    <message>
        <source>{waiting} wait, {invited} are invited. Free blanks: {free}. {count} can be invited now.</source>
        <translation>{waiting} menunggu, {invited} sudah diundang. Blangko bebas: {free}. Sekarang {count} orang dapat diundang.</translation>
    </message>
    <message>
        <source>{count} people are marked as invited.</source>
        <translation>{count} orang ditandai sudah diundang.</translation>
    </message>
    <message>
        <source>Take off the list: {name}</source>
        <translation>Keluarkan dari daftar: {name}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Keluarkan dari daftar</translation>
    </message>
    <message>
        <source>The list is printing.</source>
        <translation>Daftar sedang dicetak.</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Ekspor daftar</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Mendesak</translation>
    </message>
    <message>
        <source>Invited on</source>
        <translation>Diundang tanggal</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
</context>
<context>
    <name>BackupsPart</name>
    <message>
        <source>Backups</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>When a day is closed, the office is backed up, the backup is opened and looked over, and it is copied to the second place. A day that nobody closed is backed up as soon as a supervisor signs in on another day.</source>
        <translation>Saat hari ditutup, data kantor dicadangkan, cadangannya dibuka dan diperiksa, lalu disalin ke tempat kedua. Hari yang tidak ditutup dicadangkan begitu supervisor masuk pada hari lain.</translation>
    </message>
    <message>
        <source>The data lie on the office&apos;s server: its administrator has “backup run” called there every evening. Putting one back here takes its file, PostgreSQL&apos;s programs on this computer, and the password of the data&apos;s owner.</source>
        <translation>Data ada di peladen kantor: administratornya menjalankan “backup run” di sana setiap sore. Untuk memulihkan dari sini diperlukan berkas cadangannya, program PostgreSQL di komputer ini, dan kata sandi pemilik data.</translation>
    </message>
    <message>
        <source>First place</source>
        <translation>Tempat pertama</translation>
    </message>
    <message>
        <source>Second place</source>
        <translation>Tempat kedua</translation>
    </message>
    <message>
        <source>The second place is a folder on another disk, or a stick that is taken home: it is what is left when this computer is stolen or burns.</source>
        <translation>Tempat kedua adalah folder di diska lain, atau stik yang dibawa pulang: itulah yang tersisa bila komputer ini dicuri atau terbakar.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Buat cadangan sekarang</translation>
    </message>
    <message>
        <source>Choose the second place…</source>
        <translation>Pilih tempat kedua…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Pulihkan cadangan…</translation>
    </message>
    <message>
        <source>The backup is made and was looked over, but only in the first place.</source>
        <translation>Cadangan sudah dibuat dan diperiksa, tetapi hanya ada di tempat pertama.</translation>
    </message>
    <message>
        <source>The backup is made and was looked over.</source>
        <translation>Cadangan sudah dibuat dan diperiksa.</translation>
    </message>
    <message>
        <source>Newest backup</source>
        <translation>Cadangan terbaru</translation>
    </message>
    <message>
        <source>Holds the closing of</source>
        <translation>Memuat tutup hari</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>{moment}. {why}</source>
        <translation>{moment}. {why}</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gagal</translation>
    </message>
    <message>
        <source>none is chosen</source>
        <translation>belum dipilih</translation>
    </message>
    <message>
        <source>{folder} (not plugged in)</source>
        <translation>{folder} (tidak terpasang)</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>The backup is being made and looked over …</source>
        <translation>Cadangan sedang dibuat dan diperiksa …</translation>
    </message>
    <message>
        <source>Second place for backups</source>
        <translation>Tempat kedua untuk cadangan</translation>
    </message>
</context>
<context>
    <name>Biodata</name>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Lahir</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Jenis kelamin</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
</context>
<context>
    <name>BirthdaysTab</name>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>All villages</source>
        <translation>Semua kelurahan</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Recorded people coming of age</source>
        <translation>Yang sudah direkam dan genap usia</translation>
    </message>
    <message>
        <source>Nobody recorded comes of age in this time.</source>
        <translation>Tidak ada yang sudah direkam dan genap usia pada waktu ini.</translation>
    </message>
    <message>
        <source>Export as XLSX…</source>
        <translation>Ekspor ke XLSX…</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>Cetak daftar</translation>
    </message>
    <message>
        <source>{count} people, {ready} of them print-ready already.</source>
        <translation>{count} orang, {ready} di antaranya sudah siap cetak.</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Ekspor daftar</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>Call display</source>
        <translation>Layar panggilan</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Selamat datang</translation>
    </message>
    <message>
        <source>Your number will be called here.</source>
        <translation>Nomor Anda akan dipanggil di sini.</translation>
    </message>
    <message>
        <source>Queue number</source>
        <translation>Nomor antrean</translation>
    </message>
    <message>
        <source>please go to</source>
        <translation>silakan ke</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Panggilan</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Silakan ke</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
</context>
<context>
    <name>BookDialog</name>
    <message>
        <source>New appointment</source>
        <translation>Janji temu baru</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Buat janji</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Another person</source>
        <translation>Orang lain</translation>
    </message>
    <message>
        <source>Person on the roll</source>
        <translation>Penduduk terdaftar</translation>
    </message>
    <message>
        <source>Or the name of somebody not on the roll</source>
        <translation>Atau nama orang yang belum terdaftar</translation>
    </message>
</context>
<context>
    <name>BreachActsTable</name>
    <message>
        <source>Accesses</source>
        <translation>Akses</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>Whose data</source>
        <translation>Data siapa</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Where, note</source>
        <translation>Di mana, keterangan</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Kali</translation>
    </message>
</context>
<context>
    <name>BreachDialog</name>
    <message>
        <source>Personal data breach: the facts</source>
        <translation>Pelanggaran data pribadi: fakta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Semua petugas</translation>
    </message>
    <message>
        <source>all</source>
        <translation>semua</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>Became known</source>
        <translation>Diketahui</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>Whose data</source>
        <translation>Data siapa</translation>
    </message>
    <message>
        <source>{what}, time</source>
        <translation>{what}, jam</translation>
    </message>
    <message>
        <source>What happened (for the paper)</source>
        <translation>Kejadian (untuk dokumen)</translation>
    </message>
    <message>
        <source>people affected</source>
        <translation>orang terdampak</translation>
    </message>
    <message>
        <source>of them younger than 17</source>
        <translation>di antaranya di bawah 17 tahun</translation>
    </message>
    <message>
        <source>NIK opened in full</source>
        <translation>NIK dibuka lengkap</translation>
    </message>
    <message>
        <source>accesses</source>
        <translation>akses</translation>
    </message>
    <message>
        <source>to be reported</source>
        <translation>batas lapor</translation>
    </message>
    <message>
        <source>to be reported: overdue</source>
        <translation>batas lapor: sudah lewat</translation>
    </message>
    <message>
        <source>to be reported, {hours} hours left</source>
        <translation>batas lapor, sisa {hours} jam</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Ekspor…</translation>
    </message>
    <message>
        <source>Print the facts</source>
        <translation>Cetak fakta</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>The facts go to the printer.</source>
        <translation>Fakta dikirim ke pencetak.</translation>
    </message>
    <message>
        <source>facts of a breach</source>
        <translation>fakta pelanggaran data</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
</context>
<context>
    <name>BreachPeopleTable</name>
    <message>
        <source>People affected</source>
        <translation>Orang terdampak</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Lahir</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Usia</translation>
    </message>
    <message>
        <source>In which ways</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Kali</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Terakhir</translation>
    </message>
    <message>
        <source>under 17</source>
        <translation>di bawah 17</translation>
    </message>
</context>
<context>
    <name>BundleDialog</name>
    <message>
        <source>A file for a laptop</source>
        <translation>Berkas untuk laptop</translation>
    </message>
    <message>
        <source>To be used until</source>
        <translation>Berlaku sampai</translation>
    </message>
    <message>
        <source>Then the laptop wipes it by itself</source>
        <translation>Sesudah itu laptop menghapusnya sendiri</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>The file is encrypted for this one laptop. Only the visit&apos;s team can sign in there, each with the password of the office.</source>
        <translation>Berkas dienkripsi untuk satu laptop ini. Hanya tim kunjungan yang dapat masuk di sana, dengan kata sandi masing-masing di kantor.</translation>
    </message>
    <message>
        <source>Save the file…</source>
        <translation>Simpan berkas…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Also everybody of the kelurahan who is not recorded (+{count})</source>
        <translation>Juga semua warga kelurahan yang belum rekam (+{count})</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Tim</translation>
    </message>
    <message>
        <source>Data of</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} orang</translation>
    </message>
    <message>
        <source>Recording numbers</source>
        <translation>Nomor perekaman</translation>
    </message>
    <message>
        <source>Already made: {device}, {day} {time}, data of {people} people</source>
        <translation>Sudah dibuat: {device}, {day} {time}, data {people} orang</translation>
    </message>
    <message>
        <source>No laptop is registered yet: see the tab “Laptops”.</source>
        <translation>Belum ada laptop terdaftar: lihat tab “Laptop”.</translation>
    </message>
    <message>
        <source>Save the laptop&apos;s file</source>
        <translation>Simpan berkas laptop</translation>
    </message>
    <message>
        <source>Files of EKTP Desk (*.ektp)</source>
        <translation>Berkas EKTP Desk (*.ektp)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>{name} is written, with the data of {people} people.</source>
        <translation>{name} tersimpan, berisi data {people} orang.</translation>
    </message>
</context>
<context>
    <name>CancelVisitDialog</name>
    <message>
        <source>Cancel the visit</source>
        <translation>Batalkan kunjungan</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Requests it was planned for wait again.</source>
        <translation>Permohonan untuk kunjungan ini menunggu lagi.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Biarkan</translation>
    </message>
</context>
<context>
    <name>CaptureView</name>
    <message>
        <source>Fingers and eyes</source>
        <translation>Jari dan mata</translation>
    </message>
    <message>
        <source>Click a finger or an eye to mark it, excuse it or open it again.</source>
        <translation>Klik jari atau mata untuk menandai, mengecualikan, atau membukanya kembali.</translation>
    </message>
    <message>
        <source>Failed ({count})</source>
        <translation>Gagal ({count})</translation>
    </message>
    <message>
        <source>&amp;Captured</source>
        <translation>&amp;Terekam</translation>
    </message>
    <message>
        <source>&amp;Exception…</source>
        <translation>&amp;Pengecualian…</translation>
    </message>
    <message>
        <source>&amp;Open again</source>
        <translation>&amp;Buka kembali</translation>
    </message>
</context>
<context>
    <name>CaseActDialog</name>
    <message>
        <source>Their answer</source>
        <translation>Jawabannya</translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation>Dikirim lewat</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Pengingat</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
</context>
<context>
    <name>CaseDialog</name>
    <message>
        <source>Correction case</source>
        <translation>Kasus pembetulan data</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Begin the recording</source>
        <translation>Mulai perekaman</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Enter on a letter prints it again.</source>
        <translation>Enter pada surat mencetaknya lagi.</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Apa yang salah</translation>
    </message>
    <message>
        <source>Recorded before in</source>
        <translation>Pernah direkam di</translation>
    </message>
    <message>
        <source>How it came about</source>
        <translation>Bagaimana terjadinya</translation>
    </message>
    <message>
        <source>The request goes to</source>
        <translation>Permohonan kepada</translation>
    </message>
    <message>
        <source>Letter number</source>
        <translation>Nomor surat</translation>
    </message>
    <message>
        <source>Status now</source>
        <translation>Status kini</translation>
    </message>
    <message>
        <source>Look again on</source>
        <translation>Lihat lagi pada</translation>
    </message>
    <message>
        <source>Recorded again</source>
        <translation>Direkam ulang</translation>
    </message>
</context>
<context>
    <name>CasesTab</name>
    <message>
        <source>Still open</source>
        <translation>Terbuka</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Wrong recording…</source>
        <translation>Salah rekam…</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Apa yang salah</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Dibuka</translation>
    </message>
    <message>
        <source>Look again on</source>
        <translation>Lihat lagi pada</translation>
    </message>
    <message>
        <source>Letter number</source>
        <translation>Nomor surat</translation>
    </message>
    <message>
        <source>Correction cases</source>
        <translation>Kasus pembetulan data</translation>
    </message>
    <message>
        <source>No case here. Duplicates begin on the tab To be done.</source>
        <translation>Belum ada kasus di sini. Data ganda dimulai dari tab Perlu tindakan.</translation>
    </message>
    <message>
        <source>Who was recorded wrongly?</source>
        <translation>Siapa yang salah rekam?</translation>
    </message>
</context>
<context>
    <name>ChangePhraseDialog</name>
    <message>
        <source>Change the pass phrase</source>
        <translation>Ganti frasa sandi</translation>
    </message>
    <message>
        <source>The one before opens nothing any more. The new one is kept nowhere: the team knows it by heart.</source>
        <translation>Frasa yang lama tidak membuka apa-apa lagi. Yang baru tidak disimpan di mana pun: tim menghafalnya.</translation>
    </message>
    <message>
        <source>The pass phrase until now</source>
        <translation>Frasa sandi yang lama</translation>
    </message>
    <message>
        <source>New pass phrase</source>
        <translation>Frasa sandi baru</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ganti</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Wajib diisi.</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Check the data</source>
        <translation>Periksa data</translation>
    </message>
    <message>
        <source>The file, the log, every ledger and what is kept beside them are read through and compared. Nothing is changed, and everybody goes on working.</source>
        <translation>Berkas, log, semua buku, dan apa yang tersimpan di sampingnya dibaca dan dicocokkan. Tidak ada yang diubah, dan semua orang dapat terus bekerja.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Simpan sebagai PDF…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>The data are looked over …</source>
        <translation>Data sedang diperiksa …</translation>
    </message>
    <message>
        <source>It is being stopped …</source>
        <translation>Pemeriksaan sedang dihentikan …</translation>
    </message>
    <message>
        <source>All agrees: {rows} rows and {audit} rows of the log.</source>
        <translation>Semuanya cocok: {rows} baris, di antaranya {audit} baris log.</translation>
    </message>
    <message>
        <source>Stopped: the rest was not looked at. Nothing was found until then.</source>
        <translation>Dihentikan: sisanya belum diperiksa. Sampai saat itu tidak ada yang ditemukan.</translation>
    </message>
    <message>
        <source>Stopped: the rest was not looked at. Found until then: {count}.</source>
        <translation>Dihentikan: sisanya belum diperiksa. Ditemukan sampai saat itu: {count}.</translation>
    </message>
    <message>
        <source>Found: {count}. Keep the day sheets, do not delete anything, and tell the administrator.</source>
        <translation>Ditemukan: {count}. Simpan lembar harian, jangan menghapus apa pun, dan beri tahu administrator.</translation>
    </message>
    <message>
        <source>Sent to {printer}.</source>
        <translation>Dikirim ke {printer}.</translation>
    </message>
    <message>
        <source>No printer took it. Save it as PDF.</source>
        <translation>Tidak ada pencetak yang menerimanya. Simpan sebagai PDF.</translation>
    </message>
    <message>
        <source>Save what was found</source>
        <translation>Simpan hasil pemeriksaan</translation>
    </message>
    <message>
        <source>It could not be written there. Choose another place.</source>
        <translation>Tidak dapat ditulis di sana. Pilih tempat lain.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Tersimpan.</translation>
    </message>
</context>
<context>
    <name>ChecklistPart</name>
    <message>
        <source>Checklist of a recording</source>
        <translation>Daftar periksa perekaman</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Ubah…</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versi</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Pengecualian</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Percobaan</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Lazimnya</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Attempts made</source>
        <translation>Rata-rata coba</translation>
    </message>
    <message>
        <source>Excepted</source>
        <translation>Dikecualikan</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versi</translation>
    </message>
    <message>
        <source>In force since</source>
        <translation>Berlaku sejak</translation>
    </message>
    <message>
        <source>Published by</source>
        <translation>Diterbitkan oleh</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Perekaman</translation>
    </message>
    <message>
        <source>Version {number}, in force since {since}.</source>
        <translation>Versi {number}, berlaku sejak {since}.</translation>
    </message>
    <message>
        <source>Last {days} days: {ordinary} ordinary and {special} special recordings.</source>
        <translation>{days} hari terakhir: {ordinary} perekaman biasa dan {special} perekaman khusus.</translation>
    </message>
    <message>
        <source>Special: {needs}; median {minutes} min.</source>
        <translation>Khusus: {needs}; median {minutes} menit.</translation>
    </message>
    <message>
        <source>every kind</source>
        <translation>semua jenis</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} mnt</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>awal</translation>
    </message>
    <message>
        <source>delivered with the program</source>
        <translation>bawaan program</translation>
    </message>
    <message>
        <source>Checklist, version {number}</source>
        <translation>Daftar periksa, versi {number}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>ChooseStep</name>
    <message>
        <source>Pieces that came in up to</source>
        <translation>Keping yang masuk sampai</translation>
    </message>
    <message>
        <source>Pieces to choose from</source>
        <translation>Keping yang dapat dipilih</translation>
    </message>
</context>
<context>
    <name>ClockBar</name>
    <message>
        <source>This laptop&apos;s clock says {day}, {time} {zone}: compare it with your watch. The data here wipes itself on {ends}, {hour}.</source>
        <translation>Jam laptop ini: {day}, {time} {zone}. Cocokkan dengan jam tangan Anda. Data di sini terhapus sendiri pada {ends}, {hour}.</translation>
    </message>
    <message>
        <source>The data here wipes itself on {ends}, {hour}. Pack what is done before.</source>
        <translation>Data di sini terhapus sendiri pada {ends}, {hour}. Kemas dahulu yang sudah selesai.</translation>
    </message>
</context>
<context>
    <name>ClosingBar</name>
    <message>
        <source>Close the day…</source>
        <translation>Tutup hari…</translation>
    </message>
    <message>
        <source>Amend the closing…</source>
        <translation>Perbaiki penutupan…</translation>
    </message>
    <message>
        <source>Number {number}, {name}, {day} {time}</source>
        <translation>Nomor {number}, {name}, {day} {time}</translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message>
        <source>Close {day}</source>
        <translation>Tutup hari {day}</translation>
    </message>
    <message>
        <source>Why the closing is amended</source>
        <translation>Mengapa penutupan diperbaiki</translation>
    </message>
    <message>
        <source>Sign and close the day</source>
        <translation>Tanda tangani dan tutup hari</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>tidak dihitung</translation>
    </message>
    <message>
        <source>Blanks counted</source>
        <translation>Blangko dihitung</translation>
    </message>
    <message>
        <source>Leave empty if not counted</source>
        <translation>Kosongkan bila tidak dihitung</translation>
    </message>
    <message>
        <source>Signed by {name}</source>
        <translation>Ditandatangani oleh {name}</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Kata sandi Anda</translation>
    </message>
    <message>
        <source>Sign the amendment</source>
        <translation>Tanda tangani perbaikan</translation>
    </message>
    <message>
        <source>This day is closed, number {number}. Nothing has changed since.</source>
        <translation>Hari ini sudah ditutup dengan nomor {number}. Tidak ada yang berubah sejak itu.</translation>
    </message>
    <message>
        <source>Changed since closing: {changes}</source>
        <translation>Berubah setelah ditutup: {changes}</translation>
    </message>
    <message>
        <source>{agreed} of {all} comparisons agree. The others are settled first, or explained.</source>
        <translation>{agreed} dari {all} pemeriksaan cocok. Yang lain diselesaikan dahulu, atau dijelaskan.</translation>
    </message>
</context>
<context>
    <name>ClosingLines</name>
    <message>
        <source>Explanation</source>
        <translation>Penjelasan</translation>
    </message>
    <message>
        <source>Explanation: {line}</source>
        <translation>Penjelasan: {line}</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>Make a sealed code</source>
        <translation>Buat kode tersegel</translation>
    </message>
    <message>
        <source>The code made before opens nothing any more: destroy its envelope.</source>
        <translation>Kode sebelumnya tidak berlaku lagi: musnahkan amplopnya.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Kata sandi Anda</translation>
    </message>
    <message>
        <source>Make the code</source>
        <translation>Buat kode</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Write it down, seal it in an envelope with today&apos;s date, and keep it in the safe. It is shown this once.</source>
        <translation>Tulis kode ini, segel dalam amplop bertanggal hari ini, dan simpan di brankas. Kode hanya ditampilkan sekali ini.</translation>
    </message>
    <message>
        <source>It is in the envelope</source>
        <translation>Sudah di dalam amplop</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare a paper with the log</source>
        <translation>Bandingkan kertas dengan log</translation>
    </message>
    <message>
        <source>At the end of each day sheet and report stands how many rows the log had, and its head in groups of eight. The first two groups will do.</source>
        <translation>Di akhir setiap lembar harian dan laporan tercetak jumlah baris log dan kepalanya dalam kelompok delapan angka. Dua kelompok pertama sudah cukup.</translation>
    </message>
    <message>
        <source>Rows on the paper</source>
        <translation>Jumlah baris pada kertas</translation>
    </message>
    <message>
        <source>Log&apos;s head on the paper</source>
        <translation>Kepala log pada kertas</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Bandingkan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>ComputerPart</name>
    <message>
        <source>Printers</source>
        <translation>Pencetak</translation>
    </message>
    <message>
        <source>Each kind of paper has its printer. Without one, papers are kept as PDF in the folder “cetak” of the documents.</source>
        <translation>Setiap jenis dokumen punya pencetak. Tanpa pencetak, dokumen disimpan sebagai PDF di folder “cetak”.</translation>
    </message>
    <message>
        <source>Language and appearance</source>
        <translation>Bahasa dan tampilan</translation>
    </message>
    <message>
        <source>Folder (PDF)</source>
        <translation>Folder (PDF)</translation>
    </message>
    <message>
        <source>{name} (not found)</source>
        <translation>{name} (tidak ditemukan)</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>Halaman uji</translation>
    </message>
    <message>
        <source>Each kind of paper has its printer. Without one, a paper stays in the visit&apos;s encrypted data, and is printed again from there.</source>
        <translation>Setiap jenis dokumen punya pencetaknya. Tanpa pencetak, dokumen tetap berada di data kunjungan yang terenkripsi dan dapat dicetak lagi dari sana.</translation>
    </message>
    <message>
        <source>Call display</source>
        <translation>Layar panggilan</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Ikut sistem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Tampilan</translation>
    </message>
    <message>
        <source>The folder needs no test page. Choose a printer first.</source>
        <translation>Folder tidak perlu halaman uji. Pilih pencetak dahulu.</translation>
    </message>
    <message>
        <source>Test page sent to {name}.</source>
        <translation>Halaman uji dikirim ke {name}.</translation>
    </message>
</context>
<context>
    <name>ConfirmPage</name>
    <message>
        <source>Type the NIK</source>
        <translation>Ketik NIK</translation>
    </message>
    <message>
        <source>Appointment at {time}</source>
        <translation>Janji temu pukul {time}</translation>
    </message>
    <message>
        <source>Priority: {reason}</source>
        <translation>Prioritas: {reason}</translation>
    </message>
    <message>
        <source>NIK read: {nik}</source>
        <translation>NIK terbaca: {nik}</translation>
    </message>
    <message>
        <source>The NIK is optional: hold the card or family card to the scanner.</source>
        <translation>NIK tidak wajib: dekatkan KTP-el atau KK ke pemindai.</translation>
    </message>
    <message>
        <source>Blank cards are short. Choose one:</source>
        <translation>Blangko kartu sedang kurang. Pilih salah satu:</translation>
    </message>
    <message>
        <source>Your number is called when the time has come</source>
        <translation>Nomor Anda dipanggil bila waktunya tiba</translation>
    </message>
    <message>
        <source>Waiting for this service: {count}</source>
        <translation>Menunggu layanan ini: {count} orang</translation>
    </message>
    <message>
        <source>{people} · expected wait: {wait}</source>
        <translation>{people} · perkiraan menunggu: {wait}</translation>
    </message>
    <message>
        <source>Take a number</source>
        <translation>Ambil nomor</translation>
    </message>
</context>
<context>
    <name>ConsolePart</name>
    <message>
        <source>Done at the console</source>
        <translation>Dilakukan dari konsol</translation>
    </message>
    <message>
        <source>Looked into</source>
        <translation>Sudah diperiksa</translation>
    </message>
    <message>
        <source>Whoever may start programs in the account that opens the office can add officers, give passwords and export data on the command line, without a password of the office. What was done there stays on the supervisor&apos;s desk until a supervisor has asked who it was and why.</source>
        <translation>Siapa pun yang dapat menjalankan program di akun komputer yang membuka kantor dapat menambah petugas, memberi kata sandi, dan mengekspor data lewat baris perintah, tanpa kata sandi kantor. Yang dilakukan di sana tetap tampil di meja supervisor sampai seorang supervisor menanyakan siapa dan mengapa.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>Looked into by</source>
        <translation>Diperiksa oleh</translation>
    </message>
    <message>
        <source>Nothing was done at the console.</source>
        <translation>Tidak ada yang dilakukan dari konsol.</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>belum ada</translation>
    </message>
</context>
<context>
    <name>CorrectDialog</name>
    <message>
        <source>Correct an outcome</source>
        <translation>Koreksi hasil cetak</translation>
    </message>
    <message>
        <source>For a card that was confirmed good by a wrong key and was not collected. The earlier entries stay; new ones book its blank as spoiled, and the person is ready to print again. A piece booked as spoiled is printed anew instead.</source>
        <translation>Untuk kartu yang dikonfirmasi baik karena salah tekan dan belum diambil. Catatan lama tetap; catatan baru membukukan blangkonya sebagai rusak, dan orangnya siap cetak lagi. Keping yang dicatat rusak cukup dicetak ulang.</translation>
    </message>
    <message>
        <source>Card number, receipt code or NIK, then Enter</source>
        <translation>Nomor kartu, kode tanda terima, atau NIK, lalu Enter</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>What was wrong</source>
        <translation>Apa yang keliru</translation>
    </message>
    <message>
        <source>Find the card</source>
        <translation>Cari kartu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>{number} · {name}</source>
        <translation>{number} · {name}</translation>
    </message>
    <message>
        <source>Book as spoiled</source>
        <translation>Catat rusak</translation>
    </message>
    <message>
        <source>{number} is booked as spoiled.</source>
        <translation>{number} dicatat rusak.</translation>
    </message>
</context>
<context>
    <name>CountDialog</name>
    <message>
        <source>Physical count</source>
        <translation>Opname</translation>
    </message>
    <message>
        <source>Count the blanks without looking at the book. If the numbers differ, the reason is asked for and the difference becomes a row of its own.</source>
        <translation>Hitung blangko tanpa melihat catatan. Bila berbeda, alasannya ditanyakan dan selisihnya menjadi baris tersendiri.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Blanks counted</source>
        <translation>Blangko terhitung</translation>
    </message>
    <message>
        <source>Counted together with</source>
        <translation>Dihitung bersama</translation>
    </message>
    <message>
        <source>May be left empty</source>
        <translation>Boleh dikosongkan</translation>
    </message>
    <message>
        <source>Reason for a difference</source>
        <translation>Alasan bila ada selisih</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Penjelasan</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is right; the earlier one was wrong</source>
        <translation>Jam komputer ini benar; jam yang dahulu salah</translation>
    </message>
    <message>
        <source>Write the count</source>
        <translation>Catat hasil opname</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Yes, they are in the number</source>
        <translation>Ya, termasuk dalam hitungan</translation>
    </message>
    <message>
        <source>No, they lie apart</source>
        <translation>Tidak, disimpan terpisah</translation>
    </message>
    <message>
        <source>Were these pieces counted?</source>
        <translation>Apakah keping ini ikut dihitung?</translation>
    </message>
    <message>
        <source>{count} pieces are being printed or nobody knows how they came out. Best settle them first.</source>
        <translation>{count} keping sedang dicetak atau belum pasti hasilnya. Sebaiknya pastikan dahulu.</translation>
    </message>
</context>
<context>
    <name>CountStep</name>
    <message>
        <source>Explanation of a difference</source>
        <translation>Penjelasan selisih</translation>
    </message>
    <message>
        <source>Only if the book says otherwise</source>
        <translation>Hanya bila buku berkata lain</translation>
    </message>
</context>
<context>
    <name>CounterDialog</name>
    <message>
        <source>Add a counter</source>
        <translation>Tambah loket</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Services it calls, by letter</source>
        <translation>Layanan yang dipanggil, menurut huruf</translation>
    </message>
    <message>
        <source>For example AB; empty calls all</source>
        <translation>Misalnya AB; kosong berarti semua</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>CounterPage</name>
    <message>
        <source>Nobody at the counter</source>
        <translation>Belum ada orang di loket</translation>
    </message>
    <message>
        <source>No counter chosen</source>
        <translation>Loket belum dipilih</translation>
    </message>
    <message>
        <source>Call the next number. Whoever comes appears here with what is to be done.</source>
        <translation>Panggil nomor berikutnya. Orangnya tampil di sini beserta apa yang harus dikerjakan.</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>Panggil berikutnya</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Panggil ulang</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>Tidak hadir</translation>
    </message>
    <message>
        <source>Park…</source>
        <translation>Parkir…</translation>
    </message>
    <message>
        <source>Another service…</source>
        <translation>Layanan lain…</translation>
    </message>
    <message>
        <source>Status…</source>
        <translation>Status…</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Not identified yet</source>
        <translation>Belum dikenali</translation>
    </message>
    <message>
        <source>then: {services}</source>
        <translation>lalu: {services}</translation>
    </message>
    <message>
        <source>Open the counter</source>
        <translation>Buka loket</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Panggil</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>Di loket</translation>
    </message>
    <message>
        <source>Identify the person</source>
        <translation>Kenali pemohon</translation>
    </message>
    <message>
        <source>Check the papers</source>
        <translation>Periksa berkas</translation>
    </message>
    <message>
        <source>Record by checklist</source>
        <translation>Rekam dengan daftar periksa</translation>
    </message>
    <message>
        <source>Central status: print-ready</source>
        <translation>Status pusat: siap cetak</translation>
    </message>
    <message>
        <source>Card is printed</source>
        <translation>Kartu dicetak</translation>
    </message>
    <message>
        <source>Hand the card over</source>
        <translation>Serahkan kartu</translation>
    </message>
    <message>
        <source>Finish the visit</source>
        <translation>Selesaikan kunjungan</translation>
    </message>
    <message>
        <source>The person is here</source>
        <translation>Orangnya sudah di loket</translation>
    </message>
    <message>
        <source>Identify the person first</source>
        <translation>Kenali pemohon dahulu</translation>
    </message>
    <message>
        <source>Tick the papers that are here</source>
        <translation>Tandai berkas yang ada</translation>
    </message>
    <message>
        <source>Go to the recording</source>
        <translation>Ke perekaman</translation>
    </message>
    <message>
        <source>Note the central status</source>
        <translation>Catat status pusat</translation>
    </message>
    <message>
        <source>Let the person wait for the card</source>
        <translation>Pemohon menunggu kartu</translation>
    </message>
    <message>
        <source>Go to the hand-over</source>
        <translation>Ke penyerahan kartu</translation>
    </message>
    <message>
        <source>Scan the NIK, or search by name.</source>
        <translation>Pindai NIK, atau cari dengan nama.</translation>
    </message>
    <message>
        <source>If a paper is missing, park the number with the list (F5).</source>
        <translation>Bila ada berkas yang kurang, parkir nomor ini beserta daftarnya (F5).</translation>
    </message>
    <message>
        <source>Look the person up in the central system and note what stands there.</source>
        <translation>Lihat status orang ini di sistem pusat dan catat di sini.</translation>
    </message>
    <message>
        <source>Call {code} out of turn</source>
        <translation>Panggil {code} di luar giliran</translation>
    </message>
    <message>
        <source>Why does this number go first?</source>
        <translation>Mengapa nomor ini didahulukan?</translation>
    </message>
    <message>
        <source>{code}: {act}</source>
        <translation>{code}: {act}</translation>
    </message>
    <message>
        <source>{code} was called at {time} and nobody came yet. Call again, or note a no-show.</source>
        <translation>{code} dipanggil pukul {time} dan belum datang. Panggil ulang, atau tandai tidak hadir.</translation>
    </message>
    <message>
        <source>Sign in again and choose a counter to call numbers.</source>
        <translation>Masuk lagi dan pilih loket untuk memanggil nomor.</translation>
    </message>
</context>
<context>
    <name>CountersPanel</name>
    <message>
        <source>Counters</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>No counter is in use.</source>
        <translation>Tidak ada loket yang dipakai.</translation>
    </message>
</context>
<context>
    <name>CountersPart</name>
    <message>
        <source>Counters</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ubah…</translation>
    </message>
    <message>
        <source>Add a counter…</source>
        <translation>Tambah loket…</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Memanggil</translation>
    </message>
    <message>
        <source>all services</source>
        <translation>semua layanan</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>open</source>
        <translation>buka</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>tutup</translation>
    </message>
</context>
<context>
    <name>CoveragePage</name>
    <message>
        <source>By area</source>
        <translation>Wilayah</translation>
    </message>
    <message>
        <source>By age, sex, school</source>
        <translation>Umur, jenis kelamin, sekolah</translation>
    </message>
    <message>
        <source>Turning 17</source>
        <translation>Menjelang 17 tahun</translation>
    </message>
    <message>
        <source>Deaths and moves</source>
        <translation>Meninggal dan pindah</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Cakupan</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>Ekspor tabel…</translation>
    </message>
    <message>
        <source>hold a card</source>
        <translation>memegang KTP-el</translation>
    </message>
    <message>
        <source>obliged to hold one</source>
        <translation>wajib KTP</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>direkam</translation>
    </message>
    <message>
        <source>cards held</source>
        <translation>KTP-el dipegang</translation>
    </message>
    <message>
        <source>missing to 100 %</source>
        <translation>kurang menuju 100 %</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Menghitung…</translation>
    </message>
    <message>
        <source>Not counted yet</source>
        <translation>Belum dihitung</translation>
    </message>
    <message>
        <source>As of {day}, {time}</source>
        <translation>Per {day}, {time}</translation>
    </message>
    <message>
        <source>coverage {day}.xlsx</source>
        <translation>cakupan {day}.xlsx</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Ekspor tabel</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
</context>
<context>
    <name>CoveragePart</name>
    <message>
        <source>Predictions that held, percent a day</source>
        <translation>Perkiraan yang benar, persen per hari</translation>
    </message>
    <message>
        <source>An interval is meant to hold for four people of five: the dashed line. It is learned anew from the waits of four weeks.</source>
        <translation>Perkiraan dimaksudkan benar untuk empat dari lima orang: garis putus-putus. Perkiraan dipelajari kembali dari waktu tunggu empat minggu terakhir.</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Per hari</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Nothing was foretold yet: there is too little to learn from.</source>
        <translation>Belum ada perkiraan: data untuk dipelajari masih terlalu sedikit.</translation>
    </message>
    <message>
        <source>By service, four weeks</source>
        <translation>Per layanan, empat minggu</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Foretold</source>
        <translation>Perkiraan</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Benar</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Bagian</translation>
    </message>
    <message>
        <source>Held, percent</source>
        <translation>Benar, persen</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong in the program</source>
        <translation>Terjadi kesalahan di dalam program</translation>
    </message>
    <message>
        <source>What was saved is safe. Please send this report to the people who look after the program; it holds no personal data.</source>
        <translation>Yang sudah disimpan aman. Kirimkan laporan ini kepada pengelola program; laporan ini tidak memuat data pribadi.</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Salin laporan</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Lanjutkan</translation>
    </message>
</context>
<context>
    <name>DatabaseStep</name>
    <message>
        <source>On this computer</source>
        <translation>Di komputer ini</translation>
    </message>
    <message>
        <source>On the office&apos;s server (several counters)</source>
        <translation>Di peladen kantor (beberapa loket)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Database file</source>
        <translation>Berkas basis data</translation>
    </message>
    <message>
        <source>Pass phrase</source>
        <translation>Frasa sandi</translation>
    </message>
    <message>
        <source>The data are encrypted. This computer opens them for whoever signs in to it; a pass phrase besides is needed only if it should open them elsewhere.</source>
        <translation>Data dienkripsi. Komputer ini membukanya untuk siapa yang masuk ke akunnya; frasa sandi di samping itu hanya perlu bila data juga dibuka di tempat lain.</translation>
    </message>
    <message>
        <source>The data are encrypted. This computer has no key store, so the pass phrase is asked for at every start of the program.</source>
        <translation>Data dienkripsi. Komputer ini tidak punya penyimpan kunci, jadi frasa sandi ditanyakan setiap program dibuka.</translation>
    </message>
    <message>
        <source>Say where the data is to lie.</source>
        <translation>Tentukan letak data.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Ini perlu diisi.</translation>
    </message>
    <message>
        <source>Choose office-ca.crt: it proves that this is the office&apos;s server.</source>
        <translation>Pilih berkas office-ca.crt: berkas itu membuktikan bahwa ini peladen kantor.</translation>
    </message>
    <message>
        <source>Databases (*.db)</source>
        <translation>Basis data (*.db)</translation>
    </message>
</context>
<context>
    <name>DaysPanel</name>
    <message>
        <source>Closing of the days</source>
        <translation>Penutupan hari</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Akhir</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Nothing was done in this month.</source>
        <translation>Tidak ada kegiatan pada bulan ini.</translation>
    </message>
</context>
<context>
    <name>DecideList</name>
    <message>
        <source>To decide</source>
        <translation>Perlu diputuskan</translation>
    </message>
    <message>
        <source>Side by side…</source>
        <translation>Bandingkan…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Perkara</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>Nothing waits for a decision.</source>
        <translation>Tidak ada yang menunggu keputusan.</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>tidak terbaca</translation>
    </message>
</context>
<context>
    <name>DecisionsPanel</name>
    <message>
        <source>What needs a decision now</source>
        <translation>Yang perlu diputuskan sekarang</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Enter on a line does the same</source>
        <translation>Enter pada baris melakukan hal yang sama</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kapan</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Tertua</translation>
    </message>
    <message>
        <source>Nothing waits for a decision.</source>
        <translation>Tidak ada yang menunggu keputusan.</translation>
    </message>
    <message>
        <source>What needs you appears here by itself.</source>
        <translation>Yang perlu Anda putuskan muncul di sini dengan sendirinya.</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hari ini</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} hari</translation>
    </message>
</context>
<context>
    <name>DefinitionDialog</name>
    <message>
        <source>Checklist, draft of version {number}</source>
        <translation>Daftar periksa, draf versi {number}</translation>
    </message>
    <message>
        <source>Why is it changed?</source>
        <translation>Mengapa diubah?</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Terbitkan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Naik</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Turun</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>Tambah langkah</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Hilangkan</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>Orang kedua</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Pratinjau</translation>
    </message>
    <message>
        <source>A step of our own</source>
        <translation>Langkah kantor sendiri</translation>
    </message>
    <message>
        <source>New step</source>
        <translation>Langkah baru</translation>
    </message>
</context>
<context>
    <name>DefinitionPreview</name>
    <message>
        <source>This is how the operator will see it; try it out</source>
        <translation>Beginilah operator akan melihatnya; silakan coba</translation>
    </message>
</context>
<context>
    <name>DeliveryDialog</name>
    <message>
        <source>Blanks of request {number}</source>
        <translation>Blangko dari permohonan {number}</translation>
    </message>
    <message>
        <source>{count} of {approved} pieces are still to come.</source>
        <translation>{count} dari {approved} keping masih ditunggu.</translation>
    </message>
    <message>
        <source>Book, print the record</source>
        <translation>Catat, cetak berita acara</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Pieces received</source>
        <translation>Keping yang diterima</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>Diterima pada</translation>
    </message>
    <message>
        <source>Hand-over record number</source>
        <translation>Nomor berita acara</translation>
    </message>
    <message>
        <source>Serial numbers, if given</source>
        <translation>Nomor seri, bila ada</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>Diserahkan oleh</translation>
    </message>
    <message>
        <source>Their position</source>
        <translation>Jabatannya</translation>
    </message>
    <message>
        <source>First witness</source>
        <translation>Saksi pertama</translation>
    </message>
    <message>
        <source>Second witness</source>
        <translation>Saksi kedua</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
</context>
<context>
    <name>DeliveryHomeDialog</name>
    <message>
        <source>List {number} · {village}</source>
        <translation>Daftar {number} · {village}</translation>
    </message>
    <message>
        <source>Received by {name}, {position}. Left {left}, due back {due}.</source>
        <translation>Diterima {name}, {position}. Dibawa {left}, kembali paling lambat {due}.</translation>
    </message>
    <message>
        <source>Enter the list</source>
        <translation>Catat daftar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Scan a card that was brought back</source>
        <translation>Pindai kartu yang dibawa kembali</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>Penerima</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Cards of the list</source>
        <translation>Kartu dalam daftar</translation>
    </message>
    <message>
        <source>No old card taken in</source>
        <translation>Tidak ada KTP lama ditarik</translation>
    </message>
    <message>
        <source>Taken in: {reason}</source>
        <translation>Ditarik: {reason}</translation>
    </message>
    <message>
        <source>Delivered on</source>
        <translation>Diserahkan pada</translation>
    </message>
    <message>
        <source>Received by (empty: owner)</source>
        <translation>Diterima oleh (kosong: pemilik)</translation>
    </message>
    <message>
        <source>Old card</source>
        <translation>KTP lama</translation>
    </message>
    <message>
        <source>Delivered, signed</source>
        <translation>Tersampaikan, ditandatangani</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>Dibawa kembali</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Hilang</translation>
    </message>
    <message>
        <source>Still out</source>
        <translation>Masih di luar</translation>
    </message>
    <message>
        <source>All others were delivered</source>
        <translation>Yang lain tersampaikan</translation>
    </message>
    <message>
        <source>{entered} entered now, {left} of {all} still out</source>
        <translation>{entered} dicatat sekarang, {left} dari {all} masih di luar</translation>
    </message>
    <message>
        <source>This card is not on list {number}. Check which list it belongs to.</source>
        <translation>Kartu ini tidak ada di daftar {number}. Periksa daftarnya.</translation>
    </message>
    <message>
        <source>List {number} is home: every card is accounted for.</source>
        <translation>Daftar {number} sudah kembali: semua kartu jelas.</translation>
    </message>
    <message>
        <source>List {number} was entered. {count} cards are still out.</source>
        <translation>Daftar {number} dicatat. {count} kartu masih di luar.</translation>
    </message>
</context>
<context>
    <name>DeliverySendDialog</name>
    <message>
        <source>Send cards out with the kelurahan</source>
        <translation>Kirim kartu lewat kelurahan</translation>
    </message>
    <message>
        <source>Send out and print the list</source>
        <translation>Kirim dan cetak daftar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Scan receipt or card number</source>
        <translation>Pindai tanda terima atau nomor kartu</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Tandai semua</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Cards of this kelurahan; Enter ticks one</source>
        <translation>Kartu kelurahan ini; Enter menandai</translation>
    </message>
    <message>
        <source>No card waits for this kelurahan.</source>
        <translation>Tidak ada kartu untuk kelurahan ini.</translation>
    </message>
    <message>
        <source>Officer of the kelurahan</source>
        <translation>Petugas kelurahan</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Jabatan</translation>
    </message>
    <message>
        <source>Civil-servant or identity number</source>
        <translation>NIP atau nomor identitas</translation>
    </message>
    <message>
        <source>List due back on</source>
        <translation>Daftar kembali paling lambat</translation>
    </message>
    <message>
        <source>The list is signed by both. Until it is home its cards cannot be handed over at the counter.</source>
        <translation>Daftar ditandatangani kedua pihak. Sebelum kembali, kartunya tidak dapat diserahkan di loket.</translation>
    </message>
    <message>
        <source>{chosen} of {all} cards ticked</source>
        <translation>{chosen} dari {all} kartu ditandai</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Lepas semua</translation>
    </message>
    <message>
        <source>No card with this code waits here.</source>
        <translation>Tidak ada kartu dengan kode ini yang menunggu.</translation>
    </message>
    <message>
        <source>This card belongs to {village}: it needs a list of its own.</source>
        <translation>Kartu ini untuk {village}: perlu daftar tersendiri.</translation>
    </message>
    <message>
        <source>List {number} leaves with {count} cards.</source>
        <translation>Daftar {number} dibawa dengan {count} kartu.</translation>
    </message>
</context>
<context>
    <name>DeliveryTab</name>
    <message>
        <source>Print again</source>
        <translation>Cetak lagi</translation>
    </message>
    <message>
        <source>List came home…</source>
        <translation>Daftar kembali…</translation>
    </message>
    <message>
        <source>Send a list out…</source>
        <translation>Kirim daftar…</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Daftar</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>Penerima</translation>
    </message>
    <message>
        <source>Due back</source>
        <translation>Harus kembali</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>Still out</source>
        <translation>Masih di luar</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Tersampaikan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Hilang</translation>
    </message>
    <message>
        <source>Lists with the kelurahan</source>
        <translation>Daftar di kelurahan</translation>
    </message>
    <message>
        <source>No list has left yet. Send cards to their owners with an officer of the kelurahan.</source>
        <translation>Belum ada daftar yang dibawa. Kirim kartu kepada pemiliknya lewat petugas kelurahan.</translation>
    </message>
    <message>
        <source>{cards} cards are out on {lists} lists.</source>
        <translation>{cards} kartu di luar dalam {lists} daftar.</translation>
    </message>
    <message>
        <source>Left on {day}, with {position}</source>
        <translation>Dibawa {day} oleh {position}</translation>
    </message>
    <message>
        <source>{day}, {count} d late</source>
        <translation>{day}, lewat {count} hr</translation>
    </message>
</context>
<context>
    <name>DeskPage</name>
    <message>
        <source>Supervisor&apos;s desk</source>
        <translation>Meja Supervisor</translation>
    </message>
    <message>
        <source>Physical count…</source>
        <translation>Opname…</translation>
    </message>
    <message>
        <source>Print day sheet</source>
        <translation>Cetak lembar harian</translation>
    </message>
    <message>
        <source>Close the day…</source>
        <translation>Tutup hari…</translation>
    </message>
    <message>
        <source>waiting in the hall</source>
        <translation>menunggu di ruang tunggu</translation>
    </message>
    <message>
        <source>recorded today</source>
        <translation>direkam hari ini</translation>
    </message>
    <message>
        <source>printed today</source>
        <translation>dicetak hari ini</translation>
    </message>
    <message>
        <source>spoiled today</source>
        <translation>rusak hari ini</translation>
    </message>
    <message>
        <source>handed over today</source>
        <translation>diserahkan hari ini</translation>
    </message>
    <message>
        <source>blanks left</source>
        <translation>sisa blangko</translation>
    </message>
    <message>
        <source>apply for more by</source>
        <translation>ajukan paling lambat</translation>
    </message>
    <message>
        <source>late</source>
        <translation>terlambat</translation>
    </message>
    <message>
        <source>Day sheet {number} is being printed.</source>
        <translation>Lembar harian {number} sedang dicetak.</translation>
    </message>
</context>
<context>
    <name>DestructionDialog</name>
    <message>
        <source>Put away</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Go on later</source>
        <translation>Lanjutkan nanti</translation>
    </message>
    <message>
        <source>Destruction, 1 of 3: choose the pieces</source>
        <translation>Pemusnahan, 1 dari 3: pilih keping</translation>
    </message>
    <message>
        <source>Destruction, 2 of 3: count by hand</source>
        <translation>Pemusnahan, 2 dari 3: hitung fisik</translation>
    </message>
    <message>
        <source>Destruction, 3 of 3: witnesses and signature</source>
        <translation>Pemusnahan, 3 dari 3: saksi dan tanda tangan</translation>
    </message>
    <message>
        <source>Count them…</source>
        <translation>Hitung…</translation>
    </message>
    <message>
        <source>Keep the count</source>
        <translation>Simpan hitungan</translation>
    </message>
    <message>
        <source>Sign and print</source>
        <translation>Tandatangani dan cetak</translation>
    </message>
    <message>
        <source>{count} of {all} pieces chosen. Space leaves a piece in the store.</source>
        <translation>{count} dari {all} keping dipilih. Tekan Spasi agar satu keping tetap di gudang.</translation>
    </message>
    <message>
        <source>Count the chosen pieces without looking at the book. A difference is asked about and kept.</source>
        <translation>Hitung keping yang dipilih tanpa melihat buku. Selisih ditanyakan dan dicatat.</translation>
    </message>
    <message>
        <source>After signing nothing can be changed. A mistake is corrected by a new entry.</source>
        <translation>Setelah ditandatangani tidak ada yang dapat diubah. Kesalahan dibetulkan dengan catatan baru.</translation>
    </message>
</context>
<context>
    <name>DestructionTab</name>
    <message>
        <source>pieces in the store</source>
        <translation>keping di gudang</translation>
    </message>
    <message>
        <source>oldest piece since</source>
        <translation>keping tertua sejak</translation>
    </message>
    <message>
        <source>destroy by</source>
        <translation>musnahkan paling lambat</translation>
    </message>
    <message>
        <source>spoiled: print log / ledger / store</source>
        <translation>rusak: log cetak / buku / gudang</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Laporan…</translation>
    </message>
    <message>
        <source>Put a card in…</source>
        <translation>Masukkan kartu…</translation>
    </message>
    <message>
        <source>Prepare a destruction…</source>
        <translation>Siapkan pemusnahan…</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>Di gudang</translation>
    </message>
    <message>
        <source>Show pieces…</source>
        <translation>Lihat keping…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Keping</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Tertua</translation>
    </message>
    <message>
        <source>Destructions</source>
        <translation>Pemusnahan</translation>
    </message>
    <message>
        <source>Print the record</source>
        <translation>Cetak berita acara</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Bukti</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Selisih</translation>
    </message>
    <message>
        <source>Nothing was destroyed yet.</source>
        <translation>Belum ada pemusnahan.</translation>
    </message>
    <message>
        <source>Go on with the destruction…</source>
        <translation>Lanjutkan pemusnahan…</translation>
    </message>
    <message>
        <source>The books of spoiled pieces differ. Look for the missing piece first.</source>
        <translation>Catatan blangko rusak berbeda. Cari dahulu keping yang hilang.</translation>
    </message>
    <message>
        <source>A destruction of {count} pieces is being prepared.</source>
        <translation>Pemusnahan {count} keping sedang disiapkan.</translation>
    </message>
    <message>
        <source>A destruction is due: {count} pieces lie too long.</source>
        <translation>Pemusnahan sudah waktunya: {count} keping terlalu lama di gudang.</translation>
    </message>
    <message>
        <source>Every spoiled piece is accounted for.</source>
        <translation>Semua blangko rusak tercatat lengkap.</translation>
    </message>
    <message>
        <source>Pieces in the store</source>
        <translation>Keping di gudang</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Whole city</source>
        <translation>Seluruh kota</translation>
    </message>
    <message>
        <source>Obliged</source>
        <translation>Wajib KTP</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Direkam</translation>
    </message>
    <message>
        <source>Print-ready</source>
        <translation>Siap cetak</translation>
    </message>
    <message>
        <source>Card held</source>
        <translation>Memegang KTP</translation>
    </message>
    <message>
        <source>From obliged to card held</source>
        <translation>Dari wajib KTP sampai memegang KTP</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>direkam</translation>
    </message>
    <message>
        <source>card held</source>
        <translation>memegang KTP</translation>
    </message>
    <message>
        <source>Towards 100 %</source>
        <translation>Menuju 100 %</translation>
    </message>
    <message>
        <source>List of names…</source>
        <translation>Daftar nama…</translation>
    </message>
    <message>
        <source>What the gap consists of</source>
        <translation>Isi selisih</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>of the gap</source>
        <translation>dari selisih</translation>
    </message>
    <message>
        <source>Nobody is missing here: 100 %.</source>
        <translation>Tidak ada yang kurang di sini: 100 %.</translation>
    </message>
    <message>
        <source>Recorded: {state}</source>
        <translation>Direkam: {state}</translation>
    </message>
    <message>
        <source>Gap to 100 %: {count} people</source>
        <translation>Kurang menuju 100 %: {count} orang</translation>
    </message>
    <message>
        <source>Without a village</source>
        <translation>Tanpa kelurahan</translation>
    </message>
    <message>
        <source>{day}: {recorded} recorded, {held} with a card</source>
        <translation>{day}: {recorded} direkam, {held} memegang KTP</translation>
    </message>
</context>
<context>
    <name>DifferencesTab</name>
    <message>
        <source>Nothing differs</source>
        <translation>Tidak ada selisih</translation>
    </message>
    <message>
        <source>Ledger, print log and the last count agree, card by card and day by day.</source>
        <translation>Buku, log cetak, dan opname terakhir cocok, kartu demi kartu dan hari demi hari.</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Selisih</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>Bandingkan lagi</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Yang berselisih</translation>
    </message>
    <message>
        <source>Card, serial, document</source>
        <translation>Kartu, nomor seri, dokumen</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Seharusnya</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Ditemukan</translation>
    </message>
    <message>
        <source>Ledger, print log and count agree; what the last count found is booked.</source>
        <translation>Buku, log cetak, dan opname cocok; selisih opname terakhir sudah dibukukan.</translation>
    </message>
</context>
<context>
    <name>DiscardDialog</name>
    <message>
        <source>Discard {name}</source>
        <translation>Buang {name}</translation>
    </message>
    <message>
        <source>Rolls</source>
        <translation>Gulung</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Buang</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>DisplayChoices</name>
    <message>
        <source>Choices count from the next opening of the display.</source>
        <translation>Pilihan berlaku saat layar panggilan dibuka berikutnya.</translation>
    </message>
    <message>
        <source>Gong and voice</source>
        <translation>Gong dan suara</translation>
    </message>
    <message>
        <source>Say each call twice</source>
        <translation>Ucapkan tiap panggilan dua kali</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Open call display</source>
        <translation>Buka layar panggilan</translation>
    </message>
    <message>
        <source>Office logo…</source>
        <translation>Logo kantor…</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Tanpa logo</translation>
    </message>
    <message>
        <source>Office logo</source>
        <translation>Logo kantor</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg)</source>
        <translation>Gambar (*.png *.svg)</translation>
    </message>
</context>
<context>
    <name>DisplayWindow</name>
    <message>
        <source>Call display</source>
        <translation>Layar panggilan</translation>
    </message>
    <message>
        <source>Connection lost, trying again …</source>
        <translation>Sambungan terputus, mencoba lagi …</translation>
    </message>
    <message>
        <source>No sound: this computer has no speaker that works.</source>
        <translation>Tanpa suara: pengeras suara komputer ini tidak berfungsi.</translation>
    </message>
</context>
<context>
    <name>DoubleDialog</name>
    <message>
        <source>Recorded twice: {name}</source>
        <translation>Direkam ganda: {name}</translation>
    </message>
    <message>
        <source>{nik}. Choose the recording that counts. The others are cancelled with the reason; the decision is remembered.</source>
        <translation>{nik}. Pilih perekaman yang dipakai. Yang lain dibatalkan dengan alasannya; keputusan ini diingat.</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>berbeda</translation>
    </message>
    <message>
        <source>for example: photo sharper, all fingers taken</source>
        <translation>misalnya: foto lebih tajam, semua jari terambil</translation>
    </message>
    <message>
        <source>Why this one</source>
        <translation>Mengapa yang ini</translation>
    </message>
    <message>
        <source>This one counts</source>
        <translation>Pakai yang ini</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Nanti</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>Langkah selesai</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Pengecualian</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Kantor</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} dari {total}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message>
        <source>Duplicates</source>
        <translation>Data ganda</translation>
    </message>
    <message>
        <source>May be one person</source>
        <translation>Mungkin satu orang</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Sudah digabung</translation>
    </message>
    <message>
        <source>Look for duplicates</source>
        <translation>Cari data ganda</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Keyakinan</translation>
    </message>
    <message>
        <source>One entry</source>
        <translation>Entri pertama</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Lahir</translation>
    </message>
    <message>
        <source>Other entry</source>
        <translation>Entri kedua</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>Entries that may be one person</source>
        <translation>Entri yang mungkin satu orang</translation>
    </message>
    <message>
        <source>Side by side…</source>
        <translation>Bandingkan…</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Merged entry</source>
        <translation>Entri yang digabung</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>Merged entries</source>
        <translation>Entri yang sudah digabung</translation>
    </message>
    <message>
        <source>No entries are merged.</source>
        <translation>Belum ada entri yang digabung.</translation>
    </message>
    <message>
        <source>Undoing gives each entry back what was its own, the newest merge first.</source>
        <translation>Pembatalan mengembalikan milik setiap entri, mulai dari penggabungan terbaru.</translation>
    </message>
    <message>
        <source>Undo the merge</source>
        <translation>Batalkan penggabungan</translation>
    </message>
    <message>
        <source>{likely} likely, {look} worth a look</source>
        <translation>{likely} hampir pasti, {look} perlu dilihat</translation>
    </message>
    <message>
        <source>No two entries look like one person.</source>
        <translation>Tidak ada dua entri yang tampak seperti satu orang.</translation>
    </message>
    <message>
        <source>The whole roll is compared by name, birth date, NIK, family card and address. It takes up to a minute, and nothing is merged by itself.</source>
        <translation>Seluruh daftar dibandingkan menurut nama, tanggal lahir, NIK, KK, dan alamat. Perlu waktu hingga satu menit, dan tidak ada yang digabung dengan sendirinya.</translation>
    </message>
    <message>
        <source>Comparing entries…</source>
        <translation>Membandingkan entri…</translation>
    </message>
</context>
<context>
    <name>DuplicatesViewModel</name>
    <message>
        <source>Two entries are one person now.</source>
        <translation>Dua entri kini menjadi satu orang.</translation>
    </message>
</context>
<context>
    <name>ElsewhereDialog</name>
    <message>
        <source>Another service</source>
        <translation>Layanan lain</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Any counter that offers it</source>
        <translation>Loket mana pun yang melayaninya</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Note for the colleague (optional)</source>
        <translation>Catatan untuk rekan (boleh kosong)</translation>
    </message>
    <message>
        <source>Pass on</source>
        <translation>Alihkan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Pass on now</source>
        <translation>Alihkan sekarang</translation>
    </message>
    <message>
        <source>Pass on now and come back to this counter</source>
        <translation>Alihkan sekarang, lalu kembali ke loket ini</translation>
    </message>
    <message>
        <source>Follows when this service is done</source>
        <translation>Menyusul setelah layanan ini selesai</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Tambah</translation>
    </message>
</context>
<context>
    <name>EmergencyDialog</name>
    <message>
        <source>Access in an emergency</source>
        <translation>Akses darurat</translation>
    </message>
    <message>
        <source>With the code from the sealed envelope you manage officers for an hour. It is good once. All workplaces will tell that it was used, by whom and why.</source>
        <translation>Dengan kode dari amplop tersegel Anda dapat mengelola petugas selama satu jam. Kode berlaku sekali. Semua tempat kerja akan memberitahukan siapa yang memakainya dan mengapa.</translation>
    </message>
    <message>
        <source>Code from the envelope</source>
        <translation>Kode dari amplop</translation>
    </message>
    <message>
        <source>Your full name</source>
        <translation>Nama lengkap Anda</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Come in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>EmergencyPart</name>
    <message>
        <source>Access in an emergency</source>
        <translation>Akses darurat</translation>
    </message>
    <message>
        <source>Looked into</source>
        <translation>Sudah diperiksa</translation>
    </message>
    <message>
        <source>Make a sealed code…</source>
        <translation>Buat kode tersegel…</translation>
    </message>
    <message>
        <source>For the day when nobody who manages officers can sign in. The code is good once and for an hour, for managing officers only. Every window tells of it until another manager has looked into it.</source>
        <translation>Untuk saat tidak ada pengelola petugas yang dapat masuk. Kode berlaku sekali, selama satu jam, hanya untuk mengelola petugas. Semua jendela memberitahukannya sampai diperiksa pengelola lain.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Who, as told</source>
        <translation>Siapa (pengakuan)</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>Looked into by</source>
        <translation>Diperiksa oleh</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>belum ada</translation>
    </message>
    <message>
        <source>No code is sealed.</source>
        <translation>Belum ada kode tersegel.</translation>
    </message>
    <message>
        <source>A code is sealed since {moment}, made by {name}.</source>
        <translation>Ada kode tersegel sejak {moment}, dibuat oleh {name}.</translation>
    </message>
    <message>
        <source>the console</source>
        <translation>konsol</translation>
    </message>
</context>
<context>
    <name>ExceptionDialog</name>
    <message>
        <source>Exception: {item}</source>
        <translation>Pengecualian: {item}</translation>
    </message>
    <message>
        <source>Attempts so far: {count}</source>
        <translation>Percobaan sejauh ini: {count}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Second person, user name</source>
        <translation>Petugas kedua, nama pengguna</translation>
    </message>
    <message>
        <source>A colleague looks, and signs off with name and password</source>
        <translation>Seorang rekan melihat dan menyetujui dengan nama dan kata sandinya</translation>
    </message>
    <message>
        <source>Second person, password</source>
        <translation>Petugas kedua, kata sandi</translation>
    </message>
    <message>
        <source>Note the exception</source>
        <translation>Catat pengecualian</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>ExposureDialog</name>
    <message>
        <source>What is on the laptop</source>
        <translation>Isi laptop</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Ekspor…</translation>
    </message>
    <message>
        <source>Print the facts</source>
        <translation>Cetak fakta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>people whose data can be read</source>
        <translation>orang yang datanya terbaca</translation>
    </message>
    <message>
        <source>of them younger than 17</source>
        <translation>di antaranya belum 17 tahun</translation>
    </message>
    <message>
        <source>files not expired</source>
        <translation>berkas belum kedaluwarsa</translation>
    </message>
    <message>
        <source>report at the latest</source>
        <translation>lapor paling lambat</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Usia</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Kunjungan</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>People affected</source>
        <translation>Orang terdampak</translation>
    </message>
    <message>
        <source>No data of anybody went out to this laptop.</source>
        <translation>Tidak ada data orang yang keluar ke laptop ini.</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Untuk apa</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Went out</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Kedaluwarsa</translation>
    </message>
    <message>
        <source>Came home</source>
        <translation>Pulang</translation>
    </message>
    <message>
        <source>Accounts on it</source>
        <translation>Akun di dalamnya</translation>
    </message>
    <message>
        <source>Files that went out</source>
        <translation>Berkas yang keluar</translation>
    </message>
    <message>
        <source>No file went out to this laptop.</source>
        <translation>Tidak ada berkas yang keluar ke laptop ini.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Peristiwa</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Dicatat</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Key fingerprint {fingerprint}. As of today; a file that expired wipes itself when the laptop&apos;s program runs.</source>
        <translation>Sidik kunci {fingerprint}. Keadaan hari ini; berkas yang kedaluwarsa terhapus sendiri saat program di laptop dijalankan.</translation>
    </message>
    <message>
        <source>Lost since {day}: {reason}. What had expired by then is told apart: it wipes itself when the laptop&apos;s program runs.</source>
        <translation>Hilang sejak {day}: {reason}. Berkas yang sudah kedaluwarsa saat itu terhapus sendiri begitu program di laptop dibuka; di bawah ditandai terpisah.</translation>
    </message>
    <message>
        <source>under 17</source>
        <translation>belum 17</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>belum</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>The facts go to the printer.</source>
        <translation>Fakta dikirim ke pencetak.</translation>
    </message>
    <message>
        <source>on laptop {name}</source>
        <translation>isi laptop {name}</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
</context>
<context>
    <name>FieldDoor</name>
    <message>
        <source>The new pass phrase is asked for from the next start on.</source>
        <translation>Frasa sandi baru ditanyakan mulai program dibuka berikutnya.</translation>
    </message>
    <message>
        <source>{title} is on this laptop now.</source>
        <translation>{title} sekarang ada di laptop ini.</translation>
    </message>
    <message>
        <source>{title} was on this laptop already; nothing was changed.</source>
        <translation>{title} sudah ada di laptop ini; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>The office confirmed {events} entries; {left} wait for a receipt.</source>
        <translation>Kantor sudah menerima {events} catatan; {left} menunggu tanda terima.</translation>
    </message>
    <message>
        <source>The office has everything of this laptop ({events} entries now).</source>
        <translation>Kantor sudah menerima semuanya dari laptop ini ({events} catatan baru saja).</translation>
    </message>
    <message>
        <source>The office&apos;s file for a visit</source>
        <translation>Berkas kunjungan dari kantor</translation>
    </message>
    <message>
        <source>The office&apos;s receipt</source>
        <translation>Tanda terima dari kantor</translation>
    </message>
    <message>
        <source>Files of EKTP Desk (*.ektp)</source>
        <translation>Berkas EKTP Desk (*.ektp)</translation>
    </message>
    <message>
        <source>Save this laptop&apos;s card</source>
        <translation>Simpan kartu laptop ini</translation>
    </message>
    <message>
        <source>{name} is written. Bring it to the office.</source>
        <translation>{name} tersimpan. Bawa ke kantor.</translation>
    </message>
    <message>
        <source>Where to? A stick&apos;s folder</source>
        <translation>Simpan ke mana? Pilih folder di flashdisk</translation>
    </message>
    <message>
        <source>{count} files are on the stick. Bring them to the office.</source>
        <translation>{count} berkas tersimpan di flashdisk. Bawa ke kantor.</translation>
    </message>
    <message>
        <source>The next file is taken in like a first one: compare the office&apos;s key then.</source>
        <translation>Berkas berikutnya diterima seperti berkas pertama: cocokkan sidik kantor saat itu.</translation>
    </message>
</context>
<context>
    <name>FieldPage</name>
    <message>
        <source>Notes…</source>
        <translation>Catatan…</translation>
    </message>
    <message>
        <source>New person…</source>
        <translation>Orang baru…</translation>
    </message>
    <message>
        <source>Take in receipt…</source>
        <translation>Ambil tanda terima…</translation>
    </message>
    <message>
        <source>Pack for home…</source>
        <translation>Kemas pulang…</translation>
    </message>
    <message>
        <source>still to see</source>
        <translation>belum ditemui</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>terekam</translation>
    </message>
    <message>
        <source>begun, not finished</source>
        <translation>mulai, belum selesai</translation>
    </message>
    <message>
        <source>other outcomes</source>
        <translation>hasil lain</translation>
    </message>
    <message>
        <source>not taken home</source>
        <translation>belum dikemas</translation>
    </message>
    <message>
        <source>packed, no receipt yet</source>
        <translation>belum diterima kantor</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>{done} dari {total} selesai</translation>
    </message>
    <message>
        <source>{name}: outcome taken back</source>
        <translation>{name}: hasil ditarik kembali</translation>
    </message>
    <message>
        <source>{name}: {outcome}</source>
        <translation>{name}: {outcome}</translation>
    </message>
</context>
<context>
    <name>FieldPersonDialog</name>
    <message>
        <source>Who this is and why they are recorded here</source>
        <translation>Siapa orang ini dan mengapa direkam di sini</translation>
    </message>
    <message>
        <source>The office reads it when it looks the person up.</source>
        <translation>Kantor membacanya saat mencocokkan orangnya.</translation>
    </message>
</context>
<context>
    <name>FindingsTable</name>
    <message>
        <source>Findings</source>
        <translation>Temuan</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Ditemukan</translation>
    </message>
</context>
<context>
    <name>FinishVisitDialog</name>
    <message>
        <source>The visit is done</source>
        <translation>Kunjungan selesai</translation>
    </message>
    <message>
        <source>{reached} of {count} on the list were reached.</source>
        <translation>{reached} dari {count} sasaran tercapai.</translation>
    </message>
    <message>
        <source>What was done, what was left, what the next visit should know.</source>
        <translation>Yang dikerjakan, yang tersisa, dan yang perlu diketahui kunjungan berikutnya.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Biarkan</translation>
    </message>
</context>
<context>
    <name>FlowPanel</name>
    <message>
        <source>The day by hour</source>
        <translation>Hari ini per jam</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Diambil</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Dipanggil</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Selesai</translation>
    </message>
</context>
<context>
    <name>FlowPart</name>
    <message>
        <source>Flow by hour</source>
        <translation>Arus per jam</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Angka</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Diambil</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Dipanggil</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>No numbers in this time.</source>
        <translation>Tidak ada nomor pada waktu ini.</translation>
    </message>
</context>
<context>
    <name>FollowUpPage</name>
    <message>
        <source>Follow-up</source>
        <translation>Tindak lanjut</translation>
    </message>
</context>
<context>
    <name>FollowUpPanel</name>
    <message>
        <source>Begin the recording</source>
        <translation>Mulai perekaman</translation>
    </message>
    <message>
        <source>Note the status seen…</source>
        <translation>Catat status yang terlihat…</translation>
    </message>
    <message>
        <source>Note what was done…</source>
        <translation>Catat yang dilakukan…</translation>
    </message>
    <message>
        <source>Nobody marked</source>
        <translation>Belum ada yang ditandai</translation>
    </message>
    <message>
        <source>{count} people marked</source>
        <translation>{count} orang ditandai</translation>
    </message>
    <message>
        <source>Several remedies are marked: mark people of one only.</source>
        <translation>Tindakannya berbeda-beda: tandai orang dengan satu tindakan saja.</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>{day} ({count} days)</source>
        <translation>{day} ({count} hari)</translation>
    </message>
    <message>
        <source>Put off until</source>
        <translation>Ditunda sampai</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Buka kasus</translation>
    </message>
    <message>
        <source>Begin a case…</source>
        <translation>Buka kasus…</translation>
    </message>
    <message>
        <source>Go to printing</source>
        <translation>Ke pencetakan</translation>
    </message>
    <message>
        <source>Note that it was sent…</source>
        <translation>Catat bahwa sudah dikirim…</translation>
    </message>
    <message>
        <source>Write the invitation…</source>
        <translation>Buat undangan…</translation>
    </message>
    <message>
        <source>Write the letter…</source>
        <translation>Buat surat…</translation>
    </message>
</context>
<context>
    <name>FollowUpTab</name>
    <message>
        <source>Remedy</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>All villages</source>
        <translation>Semua kelurahan</translation>
    </message>
    <message>
        <source>Days at least</source>
        <translation>Sekurangnya berapa hari</translation>
    </message>
    <message>
        <source> days</source>
        <translation> hari</translation>
    </message>
    <message>
        <source>any age</source>
        <translation>berapa pun</translation>
    </message>
    <message>
        <source>standing for</source>
        <translation>sejak sekurangnya</translation>
    </message>
    <message>
        <source>Import a status list…</source>
        <translation>Ambil daftar status…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Last done</source>
        <translation>Terakhir</translation>
    </message>
    <message>
        <source>People to be followed up</source>
        <translation>Orang yang perlu ditindaklanjuti</translation>
    </message>
    <message>
        <source>Nobody waits for you here.</source>
        <translation>Tidak ada yang menunggu di sini.</translation>
    </message>
    <message>
        <source>All ({count})</source>
        <translation>Semua ({count})</translation>
    </message>
    <message>
        <source>Put off ({count})</source>
        <translation>Ditunda ({count})</translation>
    </message>
    <message>
        <source>Only the oldest {count} are shown.</source>
        <translation>Hanya {count} yang terlama ditampilkan.</translation>
    </message>
    <message>
        <source>Nothing is due for this person.</source>
        <translation>Tidak ada yang perlu ditindaklanjuti untuk orang ini.</translation>
    </message>
</context>
<context>
    <name>FoundDialog</name>
    <message>
        <source>{name} was found</source>
        <translation>{name} ditemukan</translation>
    </message>
    <message>
        <source>Its loss stays in its history. Trust it again only if nobody else could use it; otherwise it stays revoked and is registered anew.</source>
        <translation>Kehilangannya tetap tercatat. Percayai lagi hanya jika orang lain tidak mungkin memakainya; kalau tidak, laptop tetap dicabut dan didaftarkan ulang.</translation>
    </message>
    <message>
        <source>Where it was</source>
        <translation>Di mana ditemukan</translation>
    </message>
    <message>
        <source>Nobody else could use it: trust it again</source>
        <translation>Orang lain tidak mungkin memakainya: percayai lagi</translation>
    </message>
    <message>
        <source>It was found</source>
        <translation>Sudah ditemukan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>GoneDialog</name>
    <message>
        <source>No longer on the roll</source>
        <translation>Tidak tercantum lagi</translation>
    </message>
    <message>
        <source>These people were listed before and are not named in the newest whole roll. Nobody is deleted: find out whether they died, moved, or are missing from the roll by mistake.</source>
        <translation>Orang-orang ini dahulu tercantum dan tidak disebut lagi dalam daftar lengkap terbaru. Tidak seorang pun dihapus: cari tahu apakah mereka meninggal, pindah, atau terlewat dari daftar.</translation>
    </message>
    <message>
        <source>Export the list…</source>
        <translation>Ekspor daftar…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Noted as</source>
        <translation>Dicatat</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>Everybody is named in the newest roll.</source>
        <translation>Semua orang tercantum dalam daftar terbaru.</translation>
    </message>
    <message>
        <source>no longer on the roll</source>
        <translation>tidak tercantum lagi</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
</context>
<context>
    <name>GroupsPart</name>
    <message>
        <source>By age</source>
        <translation>Menurut umur</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Umur</translation>
    </message>
    <message>
        <source>By sex</source>
        <translation>Menurut jenis kelamin</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Jenis kelamin</translation>
    </message>
    <message>
        <source>By school (pupils of age)</source>
        <translation>Menurut sekolah (pelajar 17 tahun ke atas)</translation>
    </message>
    <message>
        <source>School</source>
        <translation>Sekolah</translation>
    </message>
    <message>
        <source>Obliged</source>
        <translation>Wajib KTP</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Direkam</translation>
    </message>
    <message>
        <source>With a card</source>
        <translation>Ber-KTP</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Selisih</translation>
    </message>
    <message>
        <source>Nothing is known yet.</source>
        <translation>Belum ada data.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Kelompok</translation>
    </message>
    <message>
        <source>Print-ready</source>
        <translation>Siap cetak</translation>
    </message>
    <message>
        <source>Card held</source>
        <translation>Memegang KTP</translation>
    </message>
    <message>
        <source>Card held (%)</source>
        <translation>Memegang KTP (%)</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>Hand over reports</source>
        <translation>Serahkan laporan</translation>
    </message>
    <message>
        <source>{count} prepared reports go to the civil-registration desk. They are done when the roll shows it.</source>
        <translation>{count} laporan diserahkan ke bidang pencatatan sipil. Laporan selesai setelah daftar penduduk berubah.</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>Diterima oleh</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Diserahkan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>HandsAndEyes</name>
    <message>
        <source>Left</source>
        <translation>Kiri</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Kanan</translation>
    </message>
</context>
<context>
    <name>HangsDialog</name>
    <message>
        <source>EKTP Desk is already open</source>
        <translation>EKTP Desk sudah terbuka</translation>
    </message>
    <message>
        <source>It does not answer at the moment. Wait a little and try again. If it still does not answer, end it in the Task Manager; what was saved is safe.</source>
        <translation>Program itu sedang tidak menjawab. Tunggu sebentar, lalu coba lagi. Bila tetap tidak menjawab, akhiri lewat Pengelola Tugas; yang sudah disimpan aman.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>No counter</source>
        <translation>Tanpa loket</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Blanks: not counted</source>
        <translation>Blangko: belum dihitung</translation>
    </message>
    <message>
        <source>{number} blanks</source>
        <translation>{number} blangko</translation>
    </message>
    <message>
        <source>{number} blanks · apply now</source>
        <translation>{number} blangko · ajukan sekarang</translation>
    </message>
    <message>
        <source>{number} blanks · late</source>
        <translation>{number} blangko · terlambat</translation>
    </message>
    <message>
        <source>Field laptop</source>
        <translation>Laptop lapangan</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Tersambung</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Terputus</translation>
    </message>
    <message>
        <source>Data to be checked</source>
        <translation>Data perlu diperiksa</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Tampilan</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Ikut sistem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Open call display</source>
        <translation>Buka layar panggilan</translation>
    </message>
    <message>
        <source>Keys (F1)</source>
        <translation>Tombol pintas (F1)</translation>
    </message>
    <message>
        <source>Change password…</source>
        <translation>Ganti kata sandi…</translation>
    </message>
    <message>
        <source>Kiosk mode…</source>
        <translation>Mode kios…</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>Kunci (Ctrl+L)</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Keluar</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Before</source>
        <translation>Sebelumnya</translation>
    </message>
    <message>
        <source>Visits, recordings and cards of the person appear here.</source>
        <translation>Kunjungan, perekaman, dan kartu orang ini tampil di sini.</translation>
    </message>
    <message>
        <source>Central status</source>
        <translation>Status pusat</translation>
    </message>
    <message>
        <source>never seen</source>
        <translation>belum pernah dilihat</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Perekaman</translation>
    </message>
    <message>
        <source>none here</source>
        <translation>tidak ada di sini</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Kunjungan</translation>
    </message>
    <message>
        <source>first visit</source>
        <translation>kunjungan pertama</translation>
    </message>
</context>
<context>
    <name>HomeDialog</name>
    <message>
        <source>Take in files of laptops</source>
        <translation>Ambil berkas dari laptop</translation>
    </message>
    <message>
        <source>Save the receipt elsewhere…</source>
        <translation>Simpan tanda terima di tempat lain…</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Pilih berkas…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>A whole folder…</source>
        <translation>Satu folder…</translation>
    </message>
    <message>
        <source>What a laptop packed to go home</source>
        <translation>Berkas pulang dari laptop</translation>
    </message>
    <message>
        <source>On the USB stick or in a folder. Everything is proven first, then you see what will change; nothing is written before.</source>
        <translation>Di flashdisk atau dalam folder. Semuanya diperiksa dulu, lalu terlihat apa yang akan berubah; sebelum itu tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Kunjungan</translation>
    </message>
    <message>
        <source>File no.</source>
        <translation>Berkas ke-</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Proving the files…</source>
        <translation>Memeriksa berkas…</translation>
    </message>
    <message>
        <source>Nothing to take in</source>
        <translation>Tidak ada yang diambil</translation>
    </message>
    <message>
        <source>Save the receipt again…</source>
        <translation>Simpan tanda terima lagi…</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>Ambil</translation>
    </message>
    <message>
        <source>Take in {count} files</source>
        <translation>Ambil {count} berkas</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>diambil</translation>
    </message>
    <message>
        <source>taken in before</source>
        <translation>sudah pernah diambil</translation>
    </message>
    <message>
        <source>proven, can be taken in</source>
        <translation>terperiksa, dapat diambil</translation>
    </message>
    <message>
        <source>Taking the files in…</source>
        <translation>Mengambil berkas…</translation>
    </message>
    <message>
        <source>Other files…</source>
        <translation>Berkas lain…</translation>
    </message>
    <message>
        <source>Receipt: {names}. Take it back to the laptop; without it the laptop keeps its data.</source>
        <translation>Tanda terima: {names}. Bawa kembali ke laptop; tanpa itu laptop tetap menyimpan datanya.</translation>
    </message>
    <message>
        <source>Everything was taken in, but the receipt was not saved. {why}</source>
        <translation>Semuanya sudah diambil, tetapi tanda terima belum tersimpan. {why}</translation>
    </message>
    <message>
        <source>Choose the files of the laptop</source>
        <translation>Pilih berkas dari laptop</translation>
    </message>
    <message>
        <source>Choose the folder or USB stick</source>
        <translation>Pilih folder atau flashdisk</translation>
    </message>
    <message>
        <source>Where to save the receipt</source>
        <translation>Simpan tanda terima di mana</translation>
    </message>
</context>
<context>
    <name>HomeDone</name>
    <message>
        <source>The files are in</source>
        <translation>Berkas sudah diambil</translation>
    </message>
</context>
<context>
    <name>HomePreview</name>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>all lines</source>
        <translation>semua baris</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Akibatnya</translation>
    </message>
    <message>
        <source>What will change</source>
        <translation>Yang akan berubah</translation>
    </message>
    <message>
        <source>No line of this kind.</source>
        <translation>Tidak ada baris seperti ini.</translation>
    </message>
    <message>
        <source>This file was taken in already; it changes nothing.</source>
        <translation>Berkas ini sudah diambil; tidak ada yang berubah.</translation>
    </message>
    <message>
        <source>File {numbers} of this laptop has not come home yet.</source>
        <translation>Berkas {numbers} dari laptop ini belum pulang.</translation>
    </message>
    <message>
        <source>Packed on {day}, {time}.</source>
        <translation>Dikemas {day}, {time}.</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>tidak terbaca</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>{sentence} Different: {fields}.</source>
        <translation>{sentence} Berbeda: {fields}.</translation>
    </message>
</context>
<context>
    <name>HomeTab</name>
    <message>
        <source>Files taken in</source>
        <translation>Berkas yang diambil</translation>
    </message>
    <message>
        <source>Save the receipt…</source>
        <translation>Simpan tanda terima…</translation>
    </message>
    <message>
        <source>Take in files…</source>
        <translation>Ambil berkas…</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Kunjungan</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Diambil</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>Twice</source>
        <translation>Ganda</translation>
    </message>
    <message>
        <source>Set apart</source>
        <translation>Karantina</translation>
    </message>
    <message>
        <source>No file came home yet.</source>
        <translation>Belum ada berkas pulang.</translation>
    </message>
    <message>
        <source>No file came home yet</source>
        <translation>Belum ada berkas pulang</translation>
    </message>
    <message>
        <source>After a visit the laptop packs what was done into a file. Take it in here from the USB stick: you see what will change before it is written.</source>
        <translation>Sesudah kunjungan, laptop mengemas hasilnya menjadi berkas. Ambil di sini dari flashdisk: terlihat dulu apa yang akan berubah sebelum ditulis.</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>Where to save the receipt</source>
        <translation>Simpan tanda terima di mana</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
</context>
<context>
    <name>HomeView</name>
    <message>
        <source>Visits on this laptop</source>
        <translation>Kunjungan di laptop ini</translation>
    </message>
    <message>
        <source>Take a visit&apos;s file in…</source>
        <translation>Ambil berkas kunjungan…</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>Laptop ini</translation>
    </message>
    <message>
        <source>Register this laptop…</source>
        <translation>Daftarkan laptop ini…</translation>
    </message>
    <message>
        <source>The office made new keys</source>
        <translation>Kantor membuat kunci baru</translation>
    </message>
    <message>
        <source>The next file is then taken in like a first one</source>
        <translation>Berkas berikutnya lalu diterima seperti berkas pertama</translation>
    </message>
    <message>
        <source>Change the pass phrase…</source>
        <translation>Ganti frasa sandi…</translation>
    </message>
    <message>
        <source>On the way home</source>
        <translation>Untuk dibawa pulang</translation>
    </message>
    <message>
        <source>Copy to a stick…</source>
        <translation>Salin ke flashdisk…</translation>
    </message>
    <message>
        <source>Take a receipt in…</source>
        <translation>Ambil tanda terima…</translation>
    </message>
    <message>
        <source>not known yet: it comes with the first file</source>
        <translation>belum dikenal: ikut berkas pertama</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Sidik kunci</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Kantor</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Sidik kantor</translation>
    </message>
    <message>
        <source>Registered laptops alone get files. The card holds nothing secret.</source>
        <translation>Hanya laptop terdaftar yang mendapat berkas. Kartu laptop tidak memuat rahasia.</translation>
    </message>
    <message>
        <source>Save this laptop&apos;s card on a stick and have a supervisor register it at the office. Compare the key there with the one above.</source>
        <translation>Simpan kartu laptop ini di flashdisk dan minta supervisor mendaftarkannya di kantor. Cocokkan sidik kunci di sana dengan yang di atas.</translation>
    </message>
    <message>
        <source>{count} files wait for the office&apos;s receipt. Only the office can read them.</source>
        <translation>{count} berkas menunggu tanda terima kantor. Hanya kantor yang dapat membacanya.</translation>
    </message>
    <message>
        <source>Nothing waits for the office&apos;s receipt.</source>
        <translation>Tidak ada berkas yang menunggu tanda terima kantor.</translation>
    </message>
    <message>
        <source>No visit on this laptop</source>
        <translation>Belum ada kunjungan di laptop ini</translation>
    </message>
    <message>
        <source>The office makes a file for each visit and laptop. Bring it on a stick and take it in here.</source>
        <translation>Kantor membuat satu berkas untuk setiap kunjungan dan laptop. Bawa berkasnya di flashdisk, lalu ambil di sini.</translation>
    </message>
    <message>
        <source>The clock is right</source>
        <translation>Jamnya benar</translation>
    </message>
</context>
<context>
    <name>HoursPart</name>
    <message>
        <source>Opening hours</source>
        <translation>Jam buka</translation>
    </message>
    <message>
        <source>Write 08.00–12.00, 13.00–16.00; the gap is the break, empty is closed.</source>
        <translation>Tulis 08.00–12.00, 13.00–16.00; di antaranya istirahat, kosong berarti tutup.</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>tutup</translation>
    </message>
    <message>
        <source>Afternoon quotas begin at</source>
        <translation>Kuota siang mulai pukul</translation>
    </message>
    <message>
        <source>Save the week</source>
        <translation>Simpan jam buka</translation>
    </message>
    <message>
        <source>Coming days off</source>
        <translation>Hari libur mendatang</translation>
    </message>
    <message>
        <source>Open on this day</source>
        <translation>Buka pada hari ini</translation>
    </message>
    <message>
        <source>Add a day…</source>
        <translation>Tambah hari…</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Menurut</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Kantor</translation>
    </message>
    <message>
        <source>open</source>
        <translation>buka</translation>
    </message>
    <message>
        <source>No day off in the year to come.</source>
        <translation>Tidak ada hari libur dalam setahun ke depan.</translation>
    </message>
    <message>
        <source>Joint leave is announced late and some feasts are estimates: decide such days here.</source>
        <translation>Cuti bersama diumumkan belakangan dan sebagian hari raya masih perkiraan: tetapkan hari itu di sini.</translation>
    </message>
    <message>
        <source>the office</source>
        <translation>kantor</translation>
    </message>
    <message>
        <source>joint leave</source>
        <translation>cuti bersama</translation>
    </message>
    <message>
        <source>holiday</source>
        <translation>hari libur</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>Batalkan ketetapan</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Tersimpan.</translation>
    </message>
</context>
<context>
    <name>HouseholdDialog</name>
    <message>
        <source>Family card {number}</source>
        <translation>Kartu keluarga {number}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Lahir</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Umur</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>Status perkawinan</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>belum rekam</translation>
    </message>
    <message>
        <source>holds a card</source>
        <translation>memiliki KTP-el</translation>
    </message>
    <message>
        <source>not obliged yet</source>
        <translation>belum wajib KTP</translation>
    </message>
    <message>
        <source>{number} obliged to hold a card</source>
        <translation>{number} wajib KTP</translation>
    </message>
    <message>
        <source>{number} without a card</source>
        <translation>{number} belum memiliki KTP-el</translation>
    </message>
</context>
<context>
    <name>IkdTab</name>
    <message>
        <source>Note an activation</source>
        <translation>Catat aktivasi</translation>
    </message>
    <message>
        <source>Nobody chosen yet.</source>
        <translation>Belum ada orang yang dipilih.</translation>
    </message>
    <message>
        <source>Seen on the telephone</source>
        <translation>Terlihat di ponsel</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Note the activation</source>
        <translation>Catat aktivasi</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Pukul</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Ponsel</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Aktivasi</translation>
    </message>
    <message>
        <source>No activation in this time.</source>
        <translation>Belum ada aktivasi pada waktu ini.</translation>
    </message>
    <message>
        <source>{count} activated, {failed} failed</source>
        <translation>{count} aktif, {failed} gagal</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import a roll</source>
        <translation>Ambil daftar penduduk</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Pilih berkas…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>{name} (needed)</source>
        <translation>{name} (perlu)</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>The roll is imported</source>
        <translation>Daftar penduduk disimpan</translation>
    </message>
    <message>
        <source>Check the rows</source>
        <translation>Periksa baris</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Ambil</translation>
    </message>
    <message>
        <source>Import another file…</source>
        <translation>Ambil berkas lain…</translation>
    </message>
    <message>
        <source>not in this file</source>
        <translation>tidak ada di berkas ini</translation>
    </message>
    <message>
        <source>Not recognised: {names}. Say which column it is.</source>
        <translation>Tidak dikenali: {names}. Tunjukkan kolomnya.</translation>
    </message>
    <message>
        <source>Import {number} people</source>
        <translation>Ambil {number} orang</translation>
    </message>
    <message>
        <source>{added} added, {changed} changed, {unchanged} as before.</source>
        <translation>{added} ditambah, {changed} diubah, {unchanged} tetap.</translation>
    </message>
    <message>
        <source>{gone} are no longer listed and wait for follow-up.</source>
        <translation>{gone} tidak tercantum lagi dan menunggu tindak lanjut.</translation>
    </message>
    <message>
        <source>{kept} stay as they are here.</source>
        <translation>{kept} tetap seperti di sini.</translation>
    </message>
    <message>
        <source>{done} of {total} rows</source>
        <translation>{done} dari {total} baris</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Ditulis: {name}</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>Membaca berkas …</translation>
    </message>
    <message>
        <source>Choose the roll</source>
        <translation>Pilih daftar penduduk</translation>
    </message>
    <message>
        <source>Export what is to be looked at</source>
        <translation>Ekspor hal yang perlu diperiksa</translation>
    </message>
    <message>
        <source>roll problems</source>
        <translation>masalah daftar penduduk</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message>
        <source>new people</source>
        <translation>penduduk baru</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>berubah</translation>
    </message>
    <message>
        <source>of them moved</source>
        <translation>di antaranya pindah</translation>
    </message>
    <message>
        <source>no longer listed</source>
        <translation>tidak tercantum lagi</translation>
    </message>
    <message>
        <source>as on the roll</source>
        <translation>sama seperti di sini</translation>
    </message>
    <message>
        <source>rows left out</source>
        <translation>baris tidak diambil</translation>
    </message>
    <message>
        <source>This is our office&apos;s roll</source>
        <translation>Ini daftar kantor kami</translation>
    </message>
    <message>
        <source>This file is</source>
        <translation>Berkas ini</translation>
    </message>
    <message>
        <source>Who is not named</source>
        <translation>Yang tidak tercantum</translation>
    </message>
    <message>
        <source>whereabouts not known</source>
        <translation>keberadaan tidak diketahui</translation>
    </message>
    <message>
        <source>moved away</source>
        <translation>pindah</translation>
    </message>
    <message>
        <source>who is not named:</source>
        <translation>yang tidak tercantum dicatat:</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Kolom…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Ekspor…</translation>
    </message>
    <message>
        <source>All warnings and decisions of this file as a table</source>
        <translation>Semua peringatan dan keputusan berkas ini sebagai tabel</translation>
    </message>
    <message>
        <source>Nobody is new.</source>
        <translation>Tidak ada penduduk baru.</translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation>Tidak ada yang berubah.</translation>
    </message>
    <message>
        <source>Nothing that was changed here differs from the roll.</source>
        <translation>Tidak ada perubahan kantor yang berbeda dari daftar.</translation>
    </message>
    <message>
        <source>No row is held back.</source>
        <translation>Tidak ada baris yang ditahan.</translation>
    </message>
    <message>
        <source>Say above that the file is a whole roll: only then somebody can be missing from it.</source>
        <translation>Nyatakan di atas bahwa berkas ini daftar lengkap; baru kemudian dapat diketahui siapa yang tidak tercantum.</translation>
    </message>
    <message>
        <source>Every row can be taken.</source>
        <translation>Semua baris dapat diambil.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baru</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Perubahan</translation>
    </message>
    <message>
        <source>Changed here</source>
        <translation>Diubah di sini</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Ditahan</translation>
    </message>
    <message>
        <source>Not named</source>
        <translation>Tidak tercantum</translation>
    </message>
    <message>
        <source>Villages</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Masalah</translation>
    </message>
    <message>
        <source>a part of the roll</source>
        <translation>sebagian daftar</translation>
    </message>
    <message>
        <source>the whole roll of {name}</source>
        <translation>daftar lengkap {name}</translation>
    </message>
    <message>
        <source>all of district {name}</source>
        <translation>daftar lengkap Kec. {name}</translation>
    </message>
    <message>
        <source>all of village {name}</source>
        <translation>daftar lengkap Kel. {name}</translation>
    </message>
    <message>
        <source>{title} ({number})</source>
        <translation>{title} ({number})</translation>
    </message>
    <message>
        <source>Many rows name places that are not in this city, or people nobody knows here. Is it your office&apos;s roll?</source>
        <translation>Banyak baris menyebut tempat di luar kota ini atau orang yang tidak dikenal di sini. Benarkah ini daftar kantor Anda?</translation>
    </message>
    <message>
        <source>It cannot count as a whole roll: get a whole file, or take a part.</source>
        <translation>Berkas tidak dapat dianggap daftar lengkap: mintalah berkas yang utuh, atau ambil sebagai sebagian.</translation>
    </message>
    <message>
        <source>More than one column says {names}. The first one counts; choose another under “Columns…”.</source>
        <translation>Lebih dari satu kolom bernama {names}. Yang pertama dipakai; pilih yang lain di “Kolom…”.</translation>
    </message>
    <message>
        <source>Keep ours</source>
        <translation>Tetap catatan kantor</translation>
    </message>
    <message>
        <source>Take the roll&apos;s</source>
        <translation>Pakai dari daftar</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Jangan ambil</translation>
    </message>
    <message>
        <source>Take the row</source>
        <translation>Ambil baris ini</translation>
    </message>
</context>
<context>
    <name>ImportStart</name>
    <message>
        <source>CSV, XLSX, XLS or ODS with headings. Needed: NIK, name, date of birth, sex. Nothing is written before you have seen what would happen.</source>
        <translation>CSV, XLSX, XLS, atau ODS dengan judul kolom. Diperlukan: NIK, nama, tanggal lahir, jenis kelamin. Tidak ada yang disimpan sebelum Anda melihat apa yang akan terjadi.</translation>
    </message>
    <message>
        <source>The office&apos;s list of residents</source>
        <translation>Daftar penduduk kantor</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>dibatalkan</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Whole roll of</source>
        <translation>Daftar lengkap</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baru</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Berubah</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Hilang</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Past updates</source>
        <translation>Pembaruan sebelumnya</translation>
    </message>
    <message>
        <source>No longer listed…</source>
        <translation>Tidak tercantum lagi…</translation>
    </message>
    <message>
        <source>Undo this update…</source>
        <translation>Batalkan pembaruan ini…</translation>
    </message>
</context>
<context>
    <name>ItemLine</name>
    <message>
        <source>Done</source>
        <translation>Sudah</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Ulangi</translation>
    </message>
    <message>
        <source>Failed ({count})</source>
        <translation>Gagal ({count})</translation>
    </message>
    <message>
        <source>Exception…</source>
        <translation>Kecualikan…</translation>
    </message>
</context>
<context>
    <name>KeyDialog</name>
    <message>
        <source>New pass phrase</source>
        <translation>Frasa sandi baru</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Kata sandi Anda</translation>
    </message>
    <message>
        <source>Sign and do it</source>
        <translation>Tandatangani dan kerjakan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Encrypt the data</source>
        <translation>Enkripsi data</translation>
    </message>
    <message>
        <source>The office closes, the file is encrypted, then it opens again.</source>
        <translation>Kantor ditutup, berkasnya dienkripsi, lalu dibuka lagi.</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>Ganti kunci</translation>
    </message>
    <message>
        <source>The office closes, the file is encrypted anew, then it opens again.</source>
        <translation>Kantor ditutup, berkasnya dienkripsi baru, lalu dibuka lagi.</translation>
    </message>
    <message>
        <source>Set the pass phrase</source>
        <translation>Pasang frasa sandi</translation>
    </message>
    <message>
        <source>The one before opens nothing any more.</source>
        <translation>Yang lama tidak membuka apa-apa lagi.</translation>
    </message>
    <message>
        <source>New recovery key</source>
        <translation>Kunci pemulihan baru</translation>
    </message>
    <message>
        <source>The key on the old paper opens nothing any more.</source>
        <translation>Kunci di kertas yang lama tidak membuka apa-apa lagi.</translation>
    </message>
    <message>
        <source>Let this computer open the data</source>
        <translation>Biarkan komputer ini membuka data</translation>
    </message>
    <message>
        <source>Whoever signs in to this computer&apos;s account then opens them unasked.</source>
        <translation>Siapa yang masuk ke akun komputer ini membukanya tanpa ditanya.</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Tombol pintas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Call next · begin a card</source>
        <translation>Panggil berikutnya · mulai cetak</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Panggil ulang</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>Tidak hadir</translation>
    </message>
    <message>
        <source>Park: papers are missing</source>
        <translation>Parkir: berkas kurang</translation>
    </message>
    <message>
        <source>Another service, now or afterwards</source>
        <translation>Layanan lain, sekarang atau sesudahnya</translation>
    </message>
    <message>
        <source>Finish · good · hand over</source>
        <translation>Selesai · baik · serahkan</translation>
    </message>
    <message>
        <source>Spoiled, with its reason · close the day</source>
        <translation>Rusak, dengan alasannya · tutup hari</translation>
    </message>
    <message>
        <source>Outcome not known</source>
        <translation>Hasil belum pasti</translation>
    </message>
    <message>
        <source>Print again, as a numbered copy</source>
        <translation>Cetak lagi, sebagai salinan bernomor</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Cari di semua bagian</translation>
    </message>
    <message>
        <source>Open a page</source>
        <translation>Buka halaman</translation>
    </message>
    <message>
        <source>Lock this workplace</source>
        <translation>Kunci tempat kerja ini</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Lembar ini</translation>
    </message>
    <message>
        <source>Back, put aside, close</source>
        <translation>Kembali, sisihkan, tutup</translation>
    </message>
    <message>
        <source>Open the chosen row · next step</source>
        <translation>Buka baris terpilih · langkah berikut</translation>
    </message>
    <message>
        <source>Mark a finger, an eye, a check</source>
        <translation>Tandai jari, mata, pemeriksaan</translation>
    </message>
    <message>
        <source>Move between fingers and rows</source>
        <translation>Berpindah antarjari dan antarbaris</translation>
    </message>
    <message>
        <source>Next field, as the eye goes</source>
        <translation>Isian berikutnya, searah pandangan</translation>
    </message>
</context>
<context>
    <name>KioskEntryView</name>
    <message>
        <source>Kiosk: visitors take their numbers here by themselves</source>
        <translation>Kios: pengunjung mengambil nomor sendiri di sini</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Tickets are printed by {printer}.</source>
        <translation>Tiket dicetak oleh {printer}.</translation>
    </message>
    <message>
        <source>No printer is chosen for tickets: they are kept as files.</source>
        <translation>Pencetak tiket belum dipilih: tiket disimpan sebagai berkas.</translation>
    </message>
    <message>
        <source>Supervisor&apos;s user name</source>
        <translation>Nama pengguna supervisor</translation>
    </message>
    <message>
        <source>To leave the kiosk later, hold the office&apos;s name at the top left for two seconds, or press F12.</source>
        <translation>Untuk keluar dari kios nanti, tekan nama kantor di kiri atas selama dua detik, atau tekan F12.</translation>
    </message>
    <message>
        <source>Begin kiosk mode</source>
        <translation>Mulai mode kios</translation>
    </message>
    <message>
        <source>To the workplace</source>
        <translation>Ke ruang kerja</translation>
    </message>
</context>
<context>
    <name>KioskView</name>
    <message>
        <source>Type the 16 digits of the NIK</source>
        <translation>Ketik 16 angka NIK</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Ulang dari awal</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Mohon tunggu sebentar</translation>
    </message>
    <message>
        <source>The office&apos;s computer does not answer just now. This screen goes on by itself; the front desk helps you meanwhile.</source>
        <translation>Komputer kantor sedang tidak menjawab. Layar ini akan berlanjut dengan sendirinya; sementara itu silakan ke meja depan.</translation>
    </message>
    <message>
        <source>Touch the screen to go on. It begins anew in {seconds} s.</source>
        <translation>Sentuh layar untuk melanjutkan. Kembali ke awal dalam {seconds} detik.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>NIK read: {nik}</source>
        <translation>NIK terbaca: {nik}</translation>
    </message>
    <message>
        <source>This service is not offered now. Please ask at the front desk.</source>
        <translation>Layanan ini sedang tidak dibuka. Silakan tanyakan di meja pendaftaran.</translation>
    </message>
    <message>
        <source>No number was given</source>
        <translation>Nomor tidak diberikan</translation>
    </message>
</context>
<context>
    <name>KioskVisit</name>
    <message>
        <source>Today&apos;s quota of this service is used up. Please come another day.</source>
        <translation>Kuota layanan ini hari ini sudah habis. Silakan datang di hari lain.</translation>
    </message>
    <message>
        <source>A number was given for this appointment already. Please ask at the front desk.</source>
        <translation>Nomor untuk janji temu ini sudah diberikan. Silakan tanyakan di meja pendaftaran.</translation>
    </message>
    <message>
        <source>There is already a number for this NIK and this service today.</source>
        <translation>Hari ini sudah ada nomor untuk NIK dan layanan ini.</translation>
    </message>
    <message>
        <source>This NIK had its numbers for this service today. Please ask at the front desk.</source>
        <translation>Jatah nomor NIK ini untuk layanan ini hari ini sudah dipakai. Silakan bertanya di meja depan.</translation>
    </message>
</context>
<context>
    <name>KitsDialog</name>
    <message>
        <source>Kits</source>
        <translation>Perangkat</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>A line for each thing: laptop, camera, fingerprint reader, …</source>
        <translation>Satu baris untuk setiap barang: laptop, kamera, pembaca sidik jari, …</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>No kit yet. Enter the first one below.</source>
        <translation>Belum ada perangkat. Isi yang pertama di bawah.</translation>
    </message>
    <message>
        <source>New kit</source>
        <translation>Perangkat baru</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Tidak dipakai lagi</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>dipakai</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>tidak dipakai</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Pakai lagi</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Tersimpan.</translation>
    </message>
</context>
<context>
    <name>LaptopDialog</name>
    <message>
        <source>Register a laptop</source>
        <translation>Daftarkan laptop</translation>
    </message>
    <message>
        <source>Choose the file that the laptop wrote with “Register this laptop…”. It holds the laptop&apos;s name and its public keys, nothing secret.</source>
        <translation>Pilih berkas yang dibuat laptop dengan “Daftarkan laptop ini…”. Isinya nama laptop dan kunci publiknya, tidak ada rahasia.</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Pilih berkas…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Key fingerprint</source>
        <translation>Sidik kunci</translation>
    </message>
    <message>
        <source>The laptop&apos;s own screen shows the same fingerprint</source>
        <translation>Layar laptop menampilkan sidik kunci yang sama</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>As it is written on the laptop.</source>
        <translation>Seperti tertulis pada laptopnya.</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the one on the laptop&apos;s screen, group by group. If they differ, the file is not from this laptop: do not register it.</source>
        <translation>Bandingkan sidik kunci ini dengan yang tampil di layar laptop, kelompok demi kelompok. Jika berbeda, berkas ini bukan dari laptop itu: jangan didaftarkan.</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Daftarkan</translation>
    </message>
    <message>
        <source>Choose the laptop&apos;s file</source>
        <translation>Pilih berkas laptop</translation>
    </message>
</context>
<context>
    <name>LaptopsTab</name>
    <message>
        <source>Found again…</source>
        <translation>Ditemukan…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Cabut…</translation>
    </message>
    <message>
        <source>Report lost…</source>
        <translation>Lapor hilang…</translation>
    </message>
    <message>
        <source>What is on it…</source>
        <translation>Isi laptop…</translation>
    </message>
    <message>
        <source>Register a laptop…</source>
        <translation>Daftarkan laptop…</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>Key fingerprint</source>
        <translation>Sidik kunci</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Last file out</source>
        <translation>Berkas keluar terakhir</translation>
    </message>
    <message>
        <source>Last file home</source>
        <translation>Berkas pulang terakhir</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Kedaluwarsa</translation>
    </message>
    <message>
        <source>Laptops</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>Office keys…</source>
        <translation>Kunci kantor…</translation>
    </message>
    <message>
        <source>No laptop is registered yet</source>
        <translation>Belum ada laptop terdaftar</translation>
    </message>
    <message>
        <source>On the laptop choose “Register this laptop…” and bring its file here on a USB stick. Only registered laptops get files, and only their files are taken in.</source>
        <translation>Di laptop pilih “Daftarkan laptop ini…”, lalu bawa berkasnya ke sini dengan flashdisk. Hanya laptop terdaftar yang diberi berkas, dan hanya berkasnya yang diterima.</translation>
    </message>
    <message>
        <source>{active} active, {lost} lost</source>
        <translation>{active} aktif, {lost} hilang</translation>
    </message>
    <message>
        <source>Office key: {fingerprint}</source>
        <translation>Kunci kantor: {fingerprint}</translation>
    </message>
    <message>
        <source>{day}: {reason}</source>
        <translation>{day}: {reason}</translation>
    </message>
    <message>
        <source>{name} is not trusted any more.</source>
        <translation>{name} tidak dipercaya lagi.</translation>
    </message>
</context>
<context>
    <name>LeavingPage</name>
    <message>
        <source>Leave the kiosk</source>
        <translation>Keluar dari kios</translation>
    </message>
    <message>
        <source>A supervisor signs with user name and password.</source>
        <translation>Supervisor masuk dengan nama pengguna dan kata sandi.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nama pengguna</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
</context>
<context>
    <name>LedgerTab</name>
    <message>
        <source>Ledger</source>
        <translation>Mutasi</translation>
    </message>
    <message>
        <source>No movement in these days.</source>
        <translation>Tidak ada mutasi pada hari-hari ini.</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Semua hari</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Bulan ini</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Bulan lalu</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Tahun ini</translation>
    </message>
    <message>
        <source>Kind of movement</source>
        <translation>Jenis mutasi</translation>
    </message>
    <message>
        <source>All movements</source>
        <translation>Semua mutasi</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Ekspor…</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Batalkan baris…</translation>
    </message>
    <message>
        <source>Movement…</source>
        <translation>Mutasi…</translation>
    </message>
    <message>
        <source>Export the ledger</source>
        <translation>Ekspor buku blangko</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Mutasi</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Keping</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Sisa</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokumen</translation>
    </message>
    <message>
        <source>From, note</source>
        <translation>Dari, catatan</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
</context>
<context>
    <name>LetterDialog</name>
    <message>
        <source>{count} letters, one to each person.</source>
        <translation>{count} surat, satu untuk setiap orang.</translation>
    </message>
    <message>
        <source>One letter about {count} people.</source>
        <translation>Satu surat tentang {count} orang.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Kepada</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Pengingat</translation>
    </message>
    <message>
        <source>The letter gets the next number of the year and is printed at once.</source>
        <translation>Surat mendapat nomor berikut tahun ini dan langsung dicetak.</translation>
    </message>
    <message>
        <source>Write and print</source>
        <translation>Buat dan cetak</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>LetterPreview</name>
    <message>
        <source>So letters look; an example about nobody</source>
        <translation>Beginilah surat kantor; contoh tanpa nama</translation>
    </message>
    <message>
        <source>Example of a letter</source>
        <translation>Contoh surat</translation>
    </message>
</context>
<context>
    <name>LetterheadStep</name>
    <message>
        <source>Government</source>
        <translation>Pemerintah</translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation>Nama kantor</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Nama singkat</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Telephone, e-mail</source>
        <translation>Telepon, surel</translation>
    </message>
    <message>
        <source>The office needs a name.</source>
        <translation>Kantor perlu nama.</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>Capital letters</source>
        <translation>Huruf besar</translation>
    </message>
    <message>
        <source>Delete the last letter</source>
        <translation>Hapus huruf terakhir</translation>
    </message>
</context>
<context>
    <name>LettersTab</name>
    <message>
        <source>Year</source>
        <translation>Tahun</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>Cetak salinan</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Perihal</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Kepada</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Surat</translation>
    </message>
    <message>
        <source>No letter in this year yet.</source>
        <translation>Belum ada surat pada tahun ini.</translation>
    </message>
</context>
<context>
    <name>LimitDialog</name>
    <message>
        <source>Is followed up</source>
        <translation>Ditindaklanjuti</translation>
    </message>
    <message>
        <source>Days it may stand</source>
        <translation>Boleh berapa hari</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>ListDialog</name>
    <message>
        <source>Import a list from the central system</source>
        <translation>Ambil daftar dari sistem pusat</translation>
    </message>
    <message>
        <source>This list is of this office all the same</source>
        <translation>Daftar ini memang milik kantor ini</translation>
    </message>
    <message>
        <source>Save what cannot be taken…</source>
        <translation>Simpan yang tidak dapat diambil…</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Pilih berkas…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>A list exported there</source>
        <translation>Daftar yang diekspor di sana</translation>
    </message>
    <message>
        <source>CSV, XLSX, XLS or ODS with a column NIK, and if there is one a column status. Every line is shown before anything is noted; the same list again changes nothing.</source>
        <translation>CSV, XLSX, XLS, atau ODS dengan kolom NIK, dan kolom status bila ada. Setiap baris ditunjukkan sebelum ada yang dicatat; daftar yang sama tidak mengubah apa pun.</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Berkas lain…</translation>
    </message>
    <message>
        <source>Noted: {seen}, of them print-ready: {ready}.</source>
        <translation>Dicatat: {seen}, siap cetak: {ready}.</translation>
    </message>
    <message>
        <source>Save what cannot be taken</source>
        <translation>Simpan yang tidak dapat diambil</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>Membaca berkas …</translation>
    </message>
    <message>
        <source>Note {count} statuses</source>
        <translation>Catat {count} status</translation>
    </message>
    <message>
        <source>Nothing to note</source>
        <translation>Tidak ada yang dicatat</translation>
    </message>
    <message>
        <source>Choose the list</source>
        <translation>Pilih daftar</translation>
    </message>
</context>
<context>
    <name>ListFileDialog</name>
    <message>
        <source>File of list {code}</source>
        <translation>Berkas daftar {code}</translation>
    </message>
    <message>
        <source>The list is written as an XLSX file locked with a password. The password is shown once and kept nowhere. The letter to the partner is in the printer.</source>
        <translation>Daftar disimpan sebagai berkas XLSX yang terkunci kata sandi. Kata sandi hanya ditampilkan sekali dan tidak disimpan di mana pun. Surat pengantarnya dikirim ke pencetak.</translation>
    </message>
    <message>
        <source>Save the file…</source>
        <translation>Simpan berkas…</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Nanti</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Tell the partner by telephone or in person, never with the file or letter.</source>
        <translation>Sampaikan lewat telepon atau langsung, jangan bersama berkas atau suratnya.</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Simpan daftar</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
    <message>
        <source>I have noted the password</source>
        <translation>Kata sandi sudah saya catat</translation>
    </message>
</context>
<context>
    <name>ListImportDialog</name>
    <message>
        <source>Answers that wait</source>
        <translation>Jawaban yang menunggu keputusan</translation>
    </message>
    <message>
        <source>Take in a filled list</source>
        <translation>Ambil daftar terisi</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Pilih berkas…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Password of the file</source>
        <translation>Kata sandi berkas</translation>
    </message>
    <message>
        <source>As given when the list was made; empty if the file is not locked.</source>
        <translation>Seperti yang diberikan saat daftar dibuat; kosongkan bila berkas tidak terkunci.</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Berkas lain…</translation>
    </message>
    <message>
        <source>The list a partner filled in</source>
        <translation>Daftar yang diisi mitra</translation>
    </message>
    <message>
        <source>An XLSX file, locked or not. Nothing is written before you have seen both sides and decided.</source>
        <translation>Berkas XLSX, terkunci atau tidak. Tidak ada yang disimpan sebelum Anda melihat kedua sisi dan memutuskan.</translation>
    </message>
    <message>
        <source>will be noted</source>
        <translation>akan dicatat</translation>
    </message>
    <message>
        <source>differ from ours</source>
        <translation>berbeda dengan kantor</translation>
    </message>
    <message>
        <source>agree with ours</source>
        <translation>sama dengan kantor</translation>
    </message>
    <message>
        <source>decided before</source>
        <translation>sudah diputuskan</translation>
    </message>
    <message>
        <source>rows not taken</source>
        <translation>baris tidak diambil</translation>
    </message>
    <message>
        <source>without an answer</source>
        <translation>belum dijawab</translation>
    </message>
    <message>
        <source>Export the problems…</source>
        <translation>Ekspor masalah…</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>Rows not taken</source>
        <translation>Baris yang tidak diambil</translation>
    </message>
    <message>
        <source>The answers are in</source>
        <translation>Jawaban sudah tersimpan</translation>
    </message>
    <message>
        <source>{partner} · list {code} · {lines} people</source>
        <translation>{partner} · daftar {code} · {lines} orang</translation>
    </message>
    <message>
        <source>Differ ({count})</source>
        <translation>Berbeda ({count})</translation>
    </message>
    <message>
        <source>To be noted ({count})</source>
        <translation>Akan dicatat ({count})</translation>
    </message>
    <message>
        <source>Not taken ({count})</source>
        <translation>Tidak diambil ({count})</translation>
    </message>
    <message>
        <source>Nothing new to write</source>
        <translation>Tidak ada yang baru</translation>
    </message>
    <message>
        <source>Write: {taken} taken, {kept} kept, {later} later</source>
        <translation>Simpan: {taken} diambil, {kept} tetap, {later} nanti</translation>
    </message>
    <message>
        <source>{taken} taken, {kept} kept as the office has it, {later} wait for a decision, {unchanged} unchanged.</source>
        <translation>{taken} diambil, {kept} tetap seperti catatan kantor, {later} menunggu keputusan, {unchanged} tidak berubah.</translation>
    </message>
    <message>
        <source>Another list…</source>
        <translation>Daftar lain…</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Buka berkas</translation>
    </message>
    <message>
        <source>Choose the filled list</source>
        <translation>Pilih daftar yang sudah diisi</translation>
    </message>
    <message>
        <source>Export the problems</source>
        <translation>Ekspor masalah</translation>
    </message>
    <message>
        <source>rows of list {code}</source>
        <translation>baris daftar {code}</translation>
    </message>
</context>
<context>
    <name>ListPreview</name>
    <message>
        <source>would be noted</source>
        <translation>akan dicatat</translation>
    </message>
    <message>
        <source>known already</source>
        <translation>sudah diketahui</translation>
    </message>
    <message>
        <source>behind a card already made</source>
        <translation>di belakang kartu yang sudah jadi</translation>
    </message>
    <message>
        <source>cannot be taken</source>
        <translation>tidak dapat diambil</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Known now</source>
        <translation>Diketahui kini</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>Dalam daftar</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Akibatnya</translation>
    </message>
    <message>
        <source>Lines of the list</source>
        <translation>Baris daftar</translation>
    </message>
    <message>
        <source>The list has no lines.</source>
        <translation>Daftar itu tidak berisi baris.</translation>
    </message>
    <message>
        <source>All ({count})</source>
        <translation>Semua ({count})</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>Most people of this list are not on this office&apos;s roll. Is it the list of another office?</source>
        <translation>Sebagian besar orang dalam daftar ini tidak ada pada daftar penduduk kantor ini. Apakah ini daftar kantor lain?</translation>
    </message>
    <message>
        <source>This very file was taken over on {day}.</source>
        <translation>Berkas yang sama sudah diambil pada {day}.</translation>
    </message>
</context>
<context>
    <name>LoadDialog</name>
    <message>
        <source>Load {name}</source>
        <translation>Pasang di {name}</translation>
    </message>
    <message>
        <source>{kind}: {name} ({rolls} on the shelf)</source>
        <translation>{kind}: {name} ({rolls} di rak)</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Gulung</translation>
    </message>
    <message>
        <source>A roll of the same kind that is in the printer counts as taken out.</source>
        <translation>Gulung sejenis yang masih terpasang dianggap dilepas.</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Pasang</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>LoansPanel</name>
    <message>
        <source>Open loans</source>
        <translation>Pinjaman terbuka</translation>
    </message>
    <message>
        <source>Give back…</source>
        <translation>Kembalikan…</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Other office</source>
        <translation>Kantor lain</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Arah</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Keping</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>Sisa utang</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokumen</translation>
    </message>
    <message>
        <source>they owe us</source>
        <translation>mereka berutang kepada kita</translation>
    </message>
    <message>
        <source>we owe them</source>
        <translation>kita berutang kepada mereka</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>Locked</source>
        <translation>Terkunci</translation>
    </message>
</context>
<context>
    <name>LockView</name>
    <message>
        <source>This laptop is locked</source>
        <translation>Laptop ini terkunci</translation>
    </message>
    <message>
        <source>Choose a pass phrase for this laptop</source>
        <translation>Pilih frasa sandi untuk laptop ini</translation>
    </message>
    <message>
        <source>This laptop&apos;s keys cannot be opened</source>
        <translation>Kunci laptop ini tidak dapat dibuka</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>Enkripsi</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>The team&apos;s pass phrase</source>
        <translation>Frasa sandi tim</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>The pass phrase is forgotten…</source>
        <translation>Frasa sandi terlupa…</translation>
    </message>
    <message>
        <source>Begin this laptop anew…</source>
        <translation>Siapkan laptop dari awal…</translation>
    </message>
    <message>
        <source>{count} visits lie here encrypted. The pass phrase is asked for once.</source>
        <translation>Data {count} kunjungan tersimpan terenkripsi. Frasa sandi ditanyakan satu kali setiap program dibuka.</translation>
    </message>
    <message>
        <source>No visit is on this laptop now. The pass phrase is asked for once.</source>
        <translation>Sekarang tidak ada kunjungan di laptop ini. Frasa sandi ditanyakan satu kali setiap program dibuka.</translation>
    </message>
    <message>
        <source>The data of visits and this laptop&apos;s keys are encrypted from now on. This computer has no key store, so the team keeps a pass phrase by heart; it is asked for at each start. It is kept nowhere: whoever forgets it loses what was not packed.</source>
        <translation>Mulai sekarang data kunjungan dan kunci laptop ini dienkripsi. Komputer ini tidak punya penyimpan kunci, jadi tim menghafal sebuah frasa sandi, yang ditanyakan setiap program dibuka. Frasa ini tidak disimpan di mana pun: bila terlupa, yang belum dikemas hilang.</translation>
    </message>
    <message>
        <source>The key store of this computer does not give this laptop&apos;s key. Sign in to the computer with the account that this laptop was prepared with, and try again.</source>
        <translation>Penyimpan kunci komputer ini tidak memberikan kunci laptop ini. Masuk ke komputer dengan akun yang dipakai saat laptop disiapkan, lalu coba lagi.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Wajib diisi.</translation>
    </message>
</context>
<context>
    <name>LostDialog</name>
    <message>
        <source>{name} is lost</source>
        <translation>{name} hilang</translation>
    </message>
    <message>
        <source>Its files are refused from now on. Next you see what was on it and who is affected: the facts for the report within 3 × 24 hours.</source>
        <translation>Mulai sekarang berkasnya ditolak. Setelah ini terlihat apa isinya dan siapa yang terdampak: fakta untuk laporan dalam 3 × 24 jam.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Apa yang terjadi</translation>
    </message>
    <message>
        <source>Lost since</source>
        <translation>Hilang sejak</translation>
    </message>
    <message>
        <source>Report lost</source>
        <translation>Laporkan hilang</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>MachineButtons</name>
    <message>
        <source>Printers…</source>
        <translation>Pencetak…</translation>
    </message>
    <message>
        <source>Statistics…</source>
        <translation>Statistik…</translation>
    </message>
    <message>
        <source>Runs out soon: {names}</source>
        <translation>Hampir habis: {names}</translation>
    </message>
</context>
<context>
    <name>MachineDialog</name>
    <message>
        <source>New card printer</source>
        <translation>Pencetak kartu baru</translation>
    </message>
    <message>
        <source>Card printer</source>
        <translation>Pencetak kartu</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>Cards printed at this computer count for this printer from now on</source>
        <translation>Kartu yang dicetak di komputer ini mulai sekarang dihitung untuk pencetak ini</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Dipakai</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>MachinesDialog</name>
    <message>
        <source>Card printers</source>
        <translation>Pencetak kartu</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>Pencetak</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ubah…</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Tambah…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>No printer yet. Add the one beside you.</source>
        <translation>Belum ada pencetak. Tambahkan yang ada di dekat Anda.</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Terpasang</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Lepas</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Pasang…</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Sisa</translation>
    </message>
    <message>
        <source>Nothing is loaded.</source>
        <translation>Tidak ada yang terpasang.</translation>
    </message>
    <message>
        <source>On the shelf</source>
        <translation>Di rak</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Buang…</translation>
    </message>
    <message>
        <source>Received…</source>
        <translation>Diterima…</translation>
    </message>
    <message>
        <source>Rolls</source>
        <translation>Gulung</translation>
    </message>
    <message>
        <source>The shelf is empty.</source>
        <translation>Rak kosong.</translation>
    </message>
    <message>
        <source>Loaded in {name}</source>
        <translation>Terpasang di {name}</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>Tidak dipakai</translation>
    </message>
    <message>
        <source>Runs out soon</source>
        <translation>Hampir habis</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Dipakai</translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation>Belum ditempatkan</translation>
    </message>
    <message>
        <source>{left} of {all}</source>
        <translation>{left} dari {all}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Open another file…</source>
        <translation>Buka berkas lain…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Open another database</source>
        <translation>Buka basis data lain</translation>
    </message>
    <message>
        <source>Databases (*.db);;All files (*)</source>
        <translation>Basis data (*.db);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>The call display is open in another program that does not answer.</source>
        <translation>Layar panggilan terbuka di program lain yang tidak menjawab.</translation>
    </message>
    <message>
        <source>Closing …</source>
        <translation>Menutup …</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>One person or two?</source>
        <translation>Satu orang atau dua?</translation>
    </message>
    <message>
        <source>What was checked, and with whom</source>
        <translation>Apa yang diperiksa, dan dengan siapa</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Gabungkan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Show NIK</source>
        <translation>Tampilkan NIK</translation>
    </message>
    <message>
        <source>Opening the full NIK is written down</source>
        <translation>Pembukaan NIK lengkap dicatat</translation>
    </message>
    <message>
        <source>They are two people</source>
        <translation>Dua orang berbeda</translation>
    </message>
    <message>
        <source>NIK {nik}</source>
        <translation>NIK {nik}</translation>
    </message>
    <message>
        <source>Which entry stays</source>
        <translation>Entri yang dipertahankan</translation>
    </message>
    <message>
        <source>Family card</source>
        <translation>Kartu keluarga</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Jenis kelamin</translation>
    </message>
    <message>
        <source>Place of birth</source>
        <translation>Tempat lahir</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Tanggal lahir</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>Status perkawinan</translation>
    </message>
    <message>
        <source>Citizenship</source>
        <translation>Kewarganegaraan</translation>
    </message>
    <message>
        <source>ITAP until</source>
        <translation>ITAP sampai</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>RT</source>
        <translation>RT</translation>
    </message>
    <message>
        <source>RW</source>
        <translation>RW</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>never seen</source>
        <translation>belum pernah dilihat</translation>
    </message>
    <message>
        <source>Central status</source>
        <translation>Status pusat</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Perekaman</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Kunjungan</translation>
    </message>
</context>
<context>
    <name>MergePick</name>
    <message>
        <source>Which entry is the same person?</source>
        <translation>Entri mana yang orang yang sama?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Chosen by hand</source>
        <translation>Dipilih sendiri</translation>
    </message>
</context>
<context>
    <name>MissingDialog</name>
    <message>
        <source>NIKs are masked. Open a person to note a reason or to see more.</source>
        <translation>NIK disamarkan. Buka orangnya untuk mencatat alasan atau melihat lebih banyak.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Lahir</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>People without a card</source>
        <translation>Orang tanpa KTP-el</translation>
    </message>
    <message>
        <source>Nobody here any more.</source>
        <translation>Tidak ada lagi di sini.</translation>
    </message>
    <message>
        <source>Export as XLSX…</source>
        <translation>Ekspor ke XLSX…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Ekspor daftar</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Tanggal lahir</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Jenis kelamin</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>Calendar of visits</source>
        <translation>Kalender kunjungan</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} lagi</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move the appointment of {who}</source>
        <translation>Pindahkan janji temu {who}</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Pindahkan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>MoveVisitDialog</name>
    <message>
        <source>Another day</source>
        <translation>Pindah tanggal</translation>
    </message>
    <message>
        <source>New day</source>
        <translation>Tanggal baru</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Move the visit</source>
        <translation>Pindahkan</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Biarkan</translation>
    </message>
</context>
<context>
    <name>MovementDialog</name>
    <message>
        <source>Movement of blanks</source>
        <translation>Mutasi blangko</translation>
    </message>
    <message>
        <source>Book the movement</source>
        <translation>Catat mutasi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Jenis mutasi</translation>
    </message>
    <message>
        <source>Which loan</source>
        <translation>Pinjaman mana</translation>
    </message>
    <message>
        <source>Returned to the province or centre</source>
        <translation>Dikembalikan ke provinsi atau pusat</translation>
    </message>
    <message>
        <source>Lent to another office</source>
        <translation>Dipinjamkan ke kantor lain</translation>
    </message>
    <message>
        <source>Borrowed from another office</source>
        <translation>Dipinjam dari kantor lain</translation>
    </message>
    <message>
        <source>A loan of ours came back</source>
        <translation>Pinjaman kita dikembalikan kepada kita</translation>
    </message>
    <message>
        <source>We give back what we borrowed</source>
        <translation>Kita mengembalikan pinjaman</translation>
    </message>
    <message>
        <source>The pieces leave the book for good.</source>
        <translation>Keping keluar dari buku untuk seterusnya.</translation>
    </message>
    <message>
        <source>The pieces leave the book until they come back.</source>
        <translation>Keping keluar dari buku sampai dikembalikan.</translation>
    </message>
    <message>
        <source>The pieces come into the book and are owed.</source>
        <translation>Keping masuk buku dan menjadi utang.</translation>
    </message>
    <message>
        <source>The pieces come back into the book.</source>
        <translation>Keping masuk kembali ke buku.</translation>
    </message>
    <message>
        <source>The pieces leave the book; the debt gets smaller.</source>
        <translation>Keping keluar dari buku; utang berkurang.</translation>
    </message>
    <message>
        <source>Other office</source>
        <translation>Kantor lain</translation>
    </message>
    <message>
        <source>Blank serials</source>
        <translation>Nomor seri blangko</translation>
    </message>
    <message>
        <source>For example AB0001 – AB0500; AB0601</source>
        <translation>Misalnya AB0001 – AB0500; AB0601</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Keping</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Number of the letter or receipt</source>
        <translation>Nomor surat atau tanda terima</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>What is still open</source>
        <translation>Yang masih terbuka</translation>
    </message>
    <message>
        <source>{office}, {day}: {owed} pieces owed</source>
        <translation>{office}, {day}: sisa {owed} keping</translation>
    </message>
    <message>
        <source>Balance by the book</source>
        <translation>Saldo menurut buku</translation>
    </message>
    <message>
        <source>Being printed or uncertain</source>
        <translation>Sedang dicetak atau belum pasti</translation>
    </message>
    <message>
        <source>Lent to other offices</source>
        <translation>Dipinjam kantor lain</translation>
    </message>
    <message>
        <source>Approved, not booked as received</source>
        <translation>Disetujui, penerimaannya belum dicatat</translation>
    </message>
    <message>
        <source>Last count</source>
        <translation>Opname terakhir</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Halaman</translation>
    </message>
</context>
<context>
    <name>NeedsDialog</name>
    <message>
        <source>Special recording</source>
        <translation>Perekaman khusus</translation>
    </message>
    <message>
        <source>What does this person need? The steps follow at once; nobody is hurried.</source>
        <translation>Apa yang diperlukan pemohon? Langkah-langkah langsung menyesuaikan; tidak ada yang diburu-buru.</translation>
    </message>
    <message>
        <source>Record this way</source>
        <translation>Rekam dengan cara ini</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Witness, full name</source>
        <translation>Saksi, nama lengkap</translation>
    </message>
    <message>
        <source>Second person, user name</source>
        <translation>Orang kedua, nama pengguna</translation>
    </message>
    <message>
        <source>Second person, password</source>
        <translation>Orang kedua, kata sandi</translation>
    </message>
    <message>
        <source>Click what is missing; click again to take it back.</source>
        <translation>Klik yang tidak ada; klik lagi untuk membatalkan.</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Tidak ada yang hilang.</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>there</source>
        <translation>ada</translation>
    </message>
</context>
<context>
    <name>NikPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Hapus angka terakhir</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
</context>
<context>
    <name>NotMetDialog</name>
    <message>
        <source>Nobody met</source>
        <translation>Tidak bertemu</translation>
    </message>
    <message>
        <source>Try again on</source>
        <translation>Coba lagi pada tanggal lain</translation>
    </message>
    <message>
        <source>Tried on</source>
        <translation>Dicoba tanggal</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Apa yang terjadi</translation>
    </message>
    <message>
        <source>New day</source>
        <translation>Tanggal baru</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Biarkan</translation>
    </message>
</context>
<context>
    <name>NotOpenedDialog</name>
    <message>
        <source>This file is not opened</source>
        <translation>Berkas ini tidak dibuka</translation>
    </message>
    <message>
        <source>“{name}” is no file of this program: those between office and laptop end in {ending}. It was not changed.</source>
        <translation>“{name}” bukan berkas program ini: nama berkas antara kantor dan laptop berakhir dengan {ending}. Berkas itu tidak diubah.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>NotRepairedView</name>
    <message>
        <source>Nothing was repaired</source>
        <translation>Perbaikan tidak dilakukan</translation>
    </message>
    <message>
        <source>The data are as they were. A repair needs a sound backup first, and a log that holds: where it does not, keep the day sheets, find out what happened, and restore a backup made before.</source>
        <translation>Data tetap seperti semula. Perbaikan memerlukan cadangan yang utuh lebih dahulu dan log yang cocok. Bila lognya tidak cocok, simpan lembar harian, selidiki apa yang terjadi, lalu pulihkan cadangan dari sebelumnya.</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Note what was done</source>
        <translation>Catat yang dilakukan</translation>
    </message>
    <message>
        <source>What was done?</source>
        <translation>Apa yang sudah dilakukan?</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Pengingat</translation>
    </message>
    <message>
        <source>Notes of the visit</source>
        <translation>Catatan kunjungan</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>What the office should know: road, power, who helped, whom to see again.</source>
        <translation>Yang perlu diketahui kantor: jalan, listrik, siapa yang membantu, siapa yang perlu didatangi lagi.</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>Catatan baru</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>NoteSerialDialog</name>
    <message>
        <source>Blank is missing</source>
        <translation>Blangko hilang</translation>
    </message>
    <message>
        <source>Blank was found again</source>
        <translation>Blangko ditemukan kembali</translation>
    </message>
    <message>
        <source>Serial {serial}. The balance changes only by a count.</source>
        <translation>Nomor seri {serial}. Saldo hanya berubah lewat opname.</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>Yang diketahui</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>NowPart</name>
    <message>
        <source>Counters</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>No counter is in use.</source>
        <translation>Tidak ada loket yang dipakai.</translation>
    </message>
    <message>
        <source>Waiting, by minutes waited</source>
        <translation>Yang menunggu, menurut menit</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Terlama</translation>
    </message>
    <message>
        <source>Nobody waits.</source>
        <translation>Tidak ada yang menunggu.</translation>
    </message>
</context>
<context>
    <name>NumberPage</name>
    <message>
        <source>Remember this number</source>
        <translation>Ingat nomor ini</translation>
    </message>
    <message>
        <source>Please take your ticket</source>
        <translation>Silakan ambil tiket Anda</translation>
    </message>
    <message>
        <source>Expected wait: {wait}</source>
        <translation>Perkiraan menunggu: {wait}</translation>
    </message>
    <message>
        <source>The ticket could not be printed. An officer was called and will help you.</source>
        <translation>Tiket tidak dapat dicetak. Petugas sudah dipanggil dan akan membantu Anda.</translation>
    </message>
    <message>
        <source>The promised time is over: it waits like other numbers</source>
        <translation>Waktu janji sudah lewat: menunggu seperti nomor lain</translation>
    </message>
    <message>
        <source>Appointment at {time}</source>
        <translation>Janji temu pukul {time}</translation>
    </message>
    <message>
        <source>You are next</source>
        <translation>Giliran Anda berikutnya</translation>
    </message>
    <message>
        <source>People before you: {count}</source>
        <translation>Menunggu di depan Anda: {count} orang</translation>
    </message>
</context>
<context>
    <name>NumbersPart</name>
    <message>
        <source>Numbers of the day</source>
        <translation>Nomor hari ini</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>Diambil</translation>
    </message>
    <message>
        <source>Called at</source>
        <translation>Dipanggil</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>No numbers in this time.</source>
        <translation>Tidak ada nomor pada waktu ini.</translation>
    </message>
    <message>
        <source>Enter or a double click shows all steps of a number.</source>
        <translation>Tekan Enter atau klik dua kali untuk melihat semua langkah suatu nomor.</translation>
    </message>
</context>
<context>
    <name>OfferBar</name>
    <message>
        <source>Back (Esc)</source>
        <translation>Kembali (Esc)</translation>
    </message>
</context>
<context>
    <name>OfficeFields</name>
    <message>
        <source>{least} to {most}.</source>
        <translation>{least} sampai {most}.</translation>
    </message>
</context>
<context>
    <name>OfficeKeysDialog</name>
    <message>
        <source>Office keys</source>
        <translation>Kunci kantor</translation>
    </message>
    <message>
        <source>Key fingerprint</source>
        <translation>Sidik kunci</translation>
    </message>
    <message>
        <source>Laptops know the office by this key. Make new ones only if somebody else may know the old ones: files that are out can still come home, but each laptop must let the old key go before it takes a new file.</source>
        <translation>Laptop mengenal kantor dari kunci ini. Buat kunci baru hanya jika kunci lama mungkin diketahui orang lain: berkas yang masih di luar tetap dapat pulang, tetapi setiap laptop harus melepas kunci lama sebelum menerima berkas baru.</translation>
    </message>
    <message>
        <source>Make new keys</source>
        <translation>Buat kunci baru</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>made on {day}</source>
        <translation>dibuat pada {day}</translation>
    </message>
</context>
<context>
    <name>OfficePart</name>
    <message>
        <source>Changes count at once for the rules, on screens from the next sign-in.</source>
        <translation>Perubahan langsung berlaku untuk aturan, di layar sejak masuk berikutnya.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Government</source>
        <translation>Pemerintah</translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation>Nama kantor</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Nama singkat</translation>
    </message>
    <message>
        <source>On screens</source>
        <translation>Di layar</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Kota</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Telephone, e-mail</source>
        <translation>Telepon, surel</translation>
    </message>
    <message>
        <source>Title of the head</source>
        <translation>Jabatan kepala</translation>
    </message>
    <message>
        <source>Head&apos;s name</source>
        <translation>Nama kepala</translation>
    </message>
    <message>
        <source>Head&apos;s rank</source>
        <translation>Pangkat kepala</translation>
    </message>
    <message>
        <source>Head&apos;s NIP</source>
        <translation>NIP kepala</translation>
    </message>
    <message>
        <source>Last line on papers</source>
        <translation>Baris terakhir pada dokumen</translation>
    </message>
    <message>
        <source>Empty: the last line on papers</source>
        <translation>Kosong: baris terakhir pada dokumen</translation>
    </message>
    <message>
        <source>{number}, {month} and {year} are put in</source>
        <translation>{number}, {month}, dan {year} diisi sendiri</translation>
    </message>
    <message>
        <source>Letter numbers</source>
        <translation>Nomor surat</translation>
    </message>
    <message>
        <source>Suket numbers</source>
        <translation>Nomor suket</translation>
    </message>
    <message>
        <source>Destruction record numbers</source>
        <translation>Nomor berita acara pemusnahan</translation>
    </message>
    <message>
        <source>Letters to the centre</source>
        <translation>Surat ke pusat</translation>
    </message>
    <message>
        <source>Lines parted by ;</source>
        <translation>Baris dipisah titik koma (;)</translation>
    </message>
    <message>
        <source>Letters to the province</source>
        <translation>Surat ke provinsi</translation>
    </message>
    <message>
        <source>Region code</source>
        <translation>Kode wilayah</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Surat</translation>
    </message>
    <message>
        <source>Time zone&apos;s letters</source>
        <translation>Huruf zona waktu</translation>
    </message>
    <message>
        <source>Running text of the call display</source>
        <translation>Teks berjalan di layar panggilan</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>Kop surat</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Aturan</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Tersimpan.</translation>
    </message>
</context>
<context>
    <name>OfficeRules</name>
    <message>
        <source>Cards and blanks</source>
        <translation>Kartu dan blangko</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Antrean</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>Janji temu</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Umur</translation>
    </message>
    <message>
        <source>Kiosk and front desk</source>
        <translation>Kios dan meja depan</translation>
    </message>
    <message>
        <source>Locking</source>
        <translation>Penguncian</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>Cards planned a working day</source>
        <translation>Rencana kartu per hari kerja</translation>
    </message>
    <message>
        <source>Blanks are foretold by this and by what is really used.</source>
        <translation>Blangko diperkirakan dari ini dan dari pemakaian nyata.</translation>
    </message>
    <message>
        <source>Working days a week</source>
        <translation>Hari kerja seminggu</translation>
    </message>
    <message>
        <source>So long before the end more blanks must be applied for.</source>
        <translation>Sekian hari sebelum habis, blangko harus sudah diajukan.</translation>
    </message>
    <message>
        <source>Days until requested blanks come</source>
        <translation>Hari sampai blangko yang dimohon datang</translation>
    </message>
    <message>
        <source>Calendar days, until the office has learned its own.</source>
        <translation>Hari kalender, sampai kantor mengenal lamanya sendiri.</translation>
    </message>
    <message>
        <source>Blanks a working day, before there is a past</source>
        <translation>Blangko per hari kerja, sebelum ada riwayat</translation>
    </message>
    <message>
        <source>Working days that a blank request covers</source>
        <translation>Hari kerja yang dicakup satu permohonan blangko</translation>
    </message>
    <message>
        <source>Blanks are asked for in lots of</source>
        <translation>Blangko dimohon dalam kelipatan</translation>
    </message>
    <message>
        <source>Days until an uncollected card may be withdrawn</source>
        <translation>Hari sampai kartu yang tidak diambil boleh ditarik</translation>
    </message>
    <message>
        <source>Days a piece may lie in the destruction store</source>
        <translation>Hari keping boleh berada di gudang musnah</translation>
    </message>
    <message>
        <source>Warn when a ribbon or film has less left, %</source>
        <translation>Peringatkan bila pita atau film tersisa, %</translation>
    </message>
    <message>
        <source>Ask for the serial number of each blank</source>
        <translation>Tanyakan nomor seri setiap blangko</translation>
    </message>
    <message>
        <source>Offer a suket when blanks are short</source>
        <translation>Tawarkan suket saat blangko kurang</translation>
    </message>
    <message>
        <source>Numbers a person and service a day</source>
        <translation>Nomor per orang dan layanan sehari</translation>
    </message>
    <message>
        <source>Against brokers.</source>
        <translation>Menangkal calo.</translation>
    </message>
    <message>
        <source>Calls before a no-show</source>
        <translation>Panggilan sebelum tidak hadir</translation>
    </message>
    <message>
        <source>Others before a missed number waits again</source>
        <translation>Orang lain sebelum nomor terlewat dipanggil lagi</translation>
    </message>
    <message>
        <source>Priority calls in a row at most</source>
        <translation>Panggilan prioritas berturut-turut, paling banyak</translation>
    </message>
    <message>
        <source>Then somebody without priority is called.</source>
        <translation>Setelah itu dipanggil yang tanpa prioritas.</translation>
    </message>
    <message>
        <source>Minutes of waiting that count as priority</source>
        <translation>Menit menunggu yang dianggap prioritas</translation>
    </message>
    <message>
        <source>Minutes of an appointment slot</source>
        <translation>Lama satu waktu janji temu (menit)</translation>
    </message>
    <message>
        <source>Appointments a slot and letter</source>
        <translation>Janji temu per waktu dan huruf</translation>
    </message>
    <message>
        <source>Part of a quota for appointments, %</source>
        <translation>Bagian kuota untuk janji temu, %</translation>
    </message>
    <message>
        <source>Minutes late that still count as on time</source>
        <translation>Toleransi terlambat janji temu (menit)</translation>
    </message>
    <message>
        <source>Days ahead for appointments</source>
        <translation>Janji temu paling jauh (hari ke depan)</translation>
    </message>
    <message>
        <source>Recording from age</source>
        <translation>Perekaman mulai umur</translation>
    </message>
    <message>
        <source>Card from age</source>
        <translation>Kartu mulai umur</translation>
    </message>
    <message>
        <source>Not below the age of recording.</source>
        <translation>Tidak di bawah umur perekaman.</translation>
    </message>
    <message>
        <source>Seconds without a touch until the kiosk begins anew</source>
        <translation>Detik tanpa sentuhan sampai kios kembali ke awal</translation>
    </message>
    <message>
        <source>Numbers in reserve for a desk without network</source>
        <translation>Nomor cadangan untuk loket tanpa jaringan</translation>
    </message>
    <message>
        <source>Of each letter.</source>
        <translation>Untuk tiap huruf.</translation>
    </message>
    <message>
        <source>Minutes without key or mouse until a workplace is locked</source>
        <translation>Menit tanpa tombol atau tetikus sampai terkunci</translation>
    </message>
    <message>
        <source>What was being done stays; 0 never locks.</source>
        <translation>Pekerjaan tetap ada; 0 berarti tidak pernah.</translation>
    </message>
    <message>
        <source>Daily backups are kept for (days)</source>
        <translation>Cadangan harian disimpan selama (hari)</translation>
    </message>
    <message>
        <source>Weekly backups are kept for (weeks)</source>
        <translation>Cadangan mingguan disimpan selama (minggu)</translation>
    </message>
    <message>
        <source>Monthly backups are kept for (months)</source>
        <translation>Cadangan bulanan disimpan selama (bulan)</translation>
    </message>
    <message>
        <source>Warn after so many days without a backup</source>
        <translation>Ingatkan setelah berapa hari tanpa cadangan</translation>
    </message>
    <message>
        <source>The newest of each; then of each week and month.</source>
        <translation>Yang terbaru dari tiap hari; lalu dari tiap minggu dan bulan.</translation>
    </message>
    <message>
        <source>Here, or in the second place.</source>
        <translation>Di sini, atau di tempat kedua.</translation>
    </message>
</context>
<context>
    <name>OfficeStep</name>
    <message>
        <source>Another region: load its list…</source>
        <translation>Wilayah lain: muat daftarnya…</translation>
    </message>
    <message>
        <source>City or regency</source>
        <translation>Kota atau kabupaten</translation>
    </message>
    <message>
        <source>The 48 villages of Palopo are shipped with the program</source>
        <translation>48 kelurahan Palopo sudah tersedia di program</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona waktu</translation>
    </message>
    <message>
        <source>A list of regions: columns kode and nama</source>
        <translation>Daftar wilayah: kolom kode dan nama</translation>
    </message>
</context>
<context>
    <name>OfficerDialog</name>
    <message>
        <source>Add an officer</source>
        <translation>Tambah petugas</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nama pengguna</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Nama lengkap</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>tidak diisi</translation>
    </message>
    <message>
        <source>NIP</source>
        <translation>NIP</translation>
    </message>
    <message>
        <source>Man or woman</source>
        <translation>Jenis kelamin</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>Kata sandi pertama</translation>
    </message>
    <message>
        <source>At least 8 characters</source>
        <translation>Paling sedikit 8 karakter</translation>
    </message>
    <message>
        <source>May do</source>
        <translation>Boleh mengerjakan</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>OfficersPart</name>
    <message>
        <source>Officers</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>New password…</source>
        <translation>Kata sandi baru…</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Nonaktifkan</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ubah…</translation>
    </message>
    <message>
        <source>Add an officer…</source>
        <translation>Tambah petugas…</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nama pengguna</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktif</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>nonaktif</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Aktifkan</translation>
    </message>
</context>
<context>
    <name>OnVisitDialog</name>
    <message>
        <source>Not during a visit</source>
        <translation>Tidak selama kunjungan dibuka</translation>
    </message>
    <message>
        <source>“{name}” can be taken in from the list of visits. Sign out, go back to the list, and open the file once more.</source>
        <translation>“{name}” dapat diambil dari daftar kunjungan. Keluar dahulu, kembali ke daftar, lalu buka berkas itu sekali lagi.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>OpenCaseDialog</name>
    <message>
        <source>Open a case</source>
        <translation>Buka kasus</translation>
    </message>
    <message>
        <source>Recorded before in</source>
        <translation>Pernah direkam di</translation>
    </message>
    <message>
        <source>City and year, as the central system shows it</source>
        <translation>Kota dan tahun, seperti tampil di sistem pusat</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Apa yang salah</translation>
    </message>
    <message>
        <source>How it came about</source>
        <translation>Bagaimana terjadinya</translation>
    </message>
    <message>
        <source>The request goes to</source>
        <translation>Permohonan kepada</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Buka kasus</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>OpeningDialog</name>
    <message>
        <source>Opening count</source>
        <translation>Stok awal</translation>
    </message>
    <message>
        <source>Count every blank in the store. From here on each one is accounted for.</source>
        <translation>Hitung semua blangko di gudang. Sejak saat ini setiap keping dipertanggungjawabkan.</translation>
    </message>
    <message>
        <source>Blanks counted</source>
        <translation>Blangko terhitung</translation>
    </message>
    <message>
        <source>Open the stock</source>
        <translation>Buka catatan stok</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Go on to sign-in</source>
        <translation>Lanjut ke layar masuk</translation>
    </message>
</context>
<context>
    <name>OutcomeDialog</name>
    <message>
        <source>What became of it</source>
        <translation>Hasilnya</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Say in the note who told you, or which paper you saw.</source>
        <translation>Tulis di catatan siapa yang mengatakannya atau surat apa yang dilihat.</translation>
    </message>
    <message>
        <source>The note may stay empty.</source>
        <translation>Catatan boleh kosong.</translation>
    </message>
    <message>
        <source>Died and moved need what shows it: a paper, or who said so.</source>
        <translation>Meninggal dan pindah memerlukan bukti: surat, atau siapa yang mengatakannya.</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>OutreachPage</name>
    <message>
        <source>Going to the people</source>
        <translation>Jemput bola</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Sekarang</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>Per jam</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Perkiraan</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Pantauan</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>Ekspor tabel…</translation>
    </message>
    <message>
        <source>Reserve numbers…</source>
        <translation>Nomor cadangan…</translation>
    </message>
    <message>
        <source>waiting now</source>
        <translation>sedang menunggu</translation>
    </message>
    <message>
        <source>longest wait, minutes</source>
        <translation>tunggu terlama, menit</translation>
    </message>
    <message>
        <source>counters open</source>
        <translation>loket buka</translation>
    </message>
    <message>
        <source>numbers taken</source>
        <translation>nomor diambil</translation>
    </message>
    <message>
        <source>no-shows</source>
        <translation>tidak hadir</translation>
    </message>
    <message>
        <source>predictions held, four weeks</source>
        <translation>perkiraan benar, empat minggu</translation>
    </message>
    <message>
        <source>Export table</source>
        <translation>Ekspor tabel</translation>
    </message>
</context>
<context>
    <name>OverviewTab</name>
    <message>
        <source>Known visits…</source>
        <translation>Kunjungan terencana…</translation>
    </message>
    <message>
        <source>Physical count…</source>
        <translation>Opname…</translation>
    </message>
    <message>
        <source>Blanks received…</source>
        <translation>Blangko diterima…</translation>
    </message>
    <message>
        <source>Opening count…</source>
        <translation>Stok awal…</translation>
    </message>
    <message>
        <source>The stock is not open yet</source>
        <translation>Catatan stok belum dibuka</translation>
    </message>
    <message>
        <source>Begin with a count of all blanks. Each card then takes one from the book.</source>
        <translation>Mulai dengan menghitung semua blangko. Setiap kartu lalu mengurangi satu keping.</translation>
    </message>
    <message>
        <source>blanks left by the book</source>
        <translation>sisa blangko menurut catatan</translation>
    </message>
    <message>
        <source>working days at the planned rate</source>
        <translation>hari kerja menurut rencana</translation>
    </message>
    <message>
        <source>likely the last blank</source>
        <translation>perkiraan blangko terakhir</translation>
    </message>
    <message>
        <source>{days} working days</source>
        <translation>{days} hari kerja</translation>
    </message>
    <message>
        <source>apply for more by</source>
        <translation>ajukan paling lambat</translation>
    </message>
    <message>
        <source>at the planned {rate} a day, to {day}</source>
        <translation>rencana {rate} per hari, sampai {day}</translation>
    </message>
    <message>
        <source>not before that day, at {rate} a day</source>
        <translation>paling cepat habis, {rate} per hari</translation>
    </message>
    <message>
        <source>{rate} a day, out {early} to {late}</source>
        <translation>{rate} per hari, habis {early}–{late}</translation>
    </message>
    <message>
        <source>now, it is late</source>
        <translation>sekarang, sudah terlambat</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
    <message>
        <source>The count agrees with the book.</source>
        <translation>Opname cocok dengan catatan.</translation>
    </message>
    <message>
        <source>Book {expected}, counted {counted}: difference {difference}.</source>
        <translation>Catatan {expected}, terhitung {counted}: selisih {difference}.</translation>
    </message>
</context>
<context>
    <name>OwnDayDialog</name>
    <message>
        <source>Decide a day</source>
        <translation>Tetapkan satu hari</translation>
    </message>
    <message>
        <source>The office is closed</source>
        <translation>Kantor tutup</translation>
    </message>
    <message>
        <source>The office is open</source>
        <translation>Kantor buka</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>For example joint leave, election day, weekend service</source>
        <translation>Misalnya cuti bersama, hari pemilihan, layanan akhir pekan</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>PaceChip</name>
    <message>
        <source>{minutes} min on this step</source>
        <translation>{minutes} menit di langkah ini</translation>
    </message>
    <message>
        <source>{minutes} min, usually {usual}</source>
        <translation>{minutes} menit, lazimnya {usual}</translation>
    </message>
</context>
<context>
    <name>PackDialog</name>
    <message>
        <source>Pack for home</source>
        <translation>Kemas pulang</translation>
    </message>
    <message>
        <source>This is the last of the visit; the team goes home</source>
        <translation>Ini yang terakhir; tim pulang</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Kemas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>USB stick or folder</source>
        <translation>Flashdisk atau folder</translation>
    </message>
    <message>
        <source>The file is locked: only the office can open it.</source>
        <translation>Berkasnya terkunci: hanya kantor yang dapat membukanya.</translation>
    </message>
    <message>
        <source>Finished recordings</source>
        <translation>Perekaman selesai</translation>
    </message>
    <message>
        <source>Outcomes of people</source>
        <translation>Hasil per orang</translation>
    </message>
    <message>
        <source>New people</source>
        <translation>Orang baru</translation>
    </message>
    <message>
        <source>Notes of the visit</source>
        <translation>Catatan kunjungan</translation>
    </message>
    <message>
        <source>Nothing new since it was last packed. Without the office&apos;s receipt the same can go once more; nothing is doubled by that.</source>
        <translation>Tidak ada yang baru sejak terakhir dikemas. Selama belum ada tanda terima, yang sama dapat dibawa sekali lagi; tidak ada yang menjadi ganda.</translation>
    </message>
    <message>
        <source>This goes home. Whatever has no receipt yet goes along once more.</source>
        <translation>Ini yang dibawa pulang. Yang belum ada tanda terimanya ikut sekali lagi.</translation>
    </message>
    <message>
        <source>{names}, and {count} more</source>
        <translation>{names}, dan {count} lagi</translation>
    </message>
    <message>
        <source>Not finished, stays on this laptop: {names}</source>
        <translation>Belum selesai, tetap di laptop ini: {names}</translation>
    </message>
    <message>
        <source>File number {number}, {name}, is in the folder. Give it to the office; it gives a receipt back. Until then a copy stays on this laptop.</source>
        <translation>Berkas nomor {number}, {name}, sudah ada di folder. Serahkan ke kantor; kantor memberi tanda terima. Sampai saat itu salinannya tetap di laptop ini.</translation>
    </message>
    <message>
        <source>Everything is packed and kept on this laptop; only the copy did not go through. Choose another folder and copy again.</source>
        <translation>Semua sudah dikemas dan disimpan di laptop ini; hanya salinannya yang gagal. Pilih folder lain, lalu salin lagi.</translation>
    </message>
    <message>
        <source>Copy again</source>
        <translation>Salin lagi</translation>
    </message>
</context>
<context>
    <name>PageSpec</name>
    <message>
        <source>Supervisor&apos;s desk</source>
        <translation>Meja Supervisor</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Antrean</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Pantauan</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Perekaman</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Pencetakan</translation>
    </message>
    <message>
        <source>Pick-up</source>
        <translation>Pengambilan</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Tindak lanjut</translation>
    </message>
    <message>
        <source>Blanks</source>
        <translation>Blangko</translation>
    </message>
    <message>
        <source>Outreach</source>
        <translation>Jemput Bola</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>Penduduk</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Cakupan</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Mitra</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Search</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>NIK, name, ticket, receipt, document number, page</source>
        <translation>NIK, nama, nomor antrean, bukti, nomor dokumen, halaman</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter opens · Esc closes</source>
        <translation>↑ ↓ memilih · Enter membuka · Esc menutup</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer letters, or the whole number.</source>
        <translation>Tidak ditemukan. Coba huruf lebih sedikit, atau nomor lengkapnya.</translation>
    </message>
</context>
<context>
    <name>PapersForm</name>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>The ticket names them too. Recordings under way keep their own.</source>
        <translation>Tiket juga mencantumkannya. Perekaman yang sedang berjalan tidak berubah.</translation>
    </message>
    <message>
        <source>Papers to bring, one a line</source>
        <translation>Berkas yang dibawa, satu per baris</translation>
    </message>
</context>
<context>
    <name>ParkDialog</name>
    <message>
        <source>Park this number</source>
        <translation>Parkir nomor ini</translation>
    </message>
    <message>
        <source>What is missing?</source>
        <translation>Apa yang kurang?</translation>
    </message>
    <message>
        <source>Comes back at a promised time</source>
        <translation>Kembali pada waktu yang dijanjikan</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Parkir</translation>
    </message>
    <message>
        <source>Choose a time that has room.</source>
        <translation>Pilih waktu yang masih tersedia.</translation>
    </message>
    <message>
        <source>Comes back {day}, {time}.</source>
        <translation>Kembali {day}, pukul {time}.</translation>
    </message>
</context>
<context>
    <name>PartnerDialog</name>
    <message>
        <source>Add a partner</source>
        <translation>Tambah mitra</translation>
    </message>
    <message>
        <source>whole city</source>
        <translation>seluruh kota</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>pilih</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>School</source>
        <translation>Sekolah</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>Narahubung</translation>
    </message>
    <message>
        <source>Telephone or address</source>
        <translation>Telepon atau alamat</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>PartnersPage</name>
    <message>
        <source>Partners</source>
        <translation>Mitra</translation>
    </message>
    <message>
        <source>Take in a filled list…</source>
        <translation>Ambil daftar terisi…</translation>
    </message>
    <message>
        <source>Make a working list…</source>
        <translation>Buat daftar kerja…</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Daftar mitra</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Daftar</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Tambah…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ubah…</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Nonaktifkan</translation>
    </message>
    <message>
        <source>Lists that went out</source>
        <translation>Daftar yang dikirim</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Mitra</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>Answers by</source>
        <translation>Batas jawaban</translation>
    </message>
    <message>
        <source>Came home</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>No list is out. Choose a partner and make a working list.</source>
        <translation>Belum ada daftar yang dikirim. Pilih mitra, lalu buat daftar kerja.</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Putuskan…</translation>
    </message>
    <message>
        <source>Save the file…</source>
        <translation>Simpan berkas…</translation>
    </message>
    <message>
        <source>Print the letter</source>
        <translation>Cetak surat</translation>
    </message>
    <message>
        <source>Prolong…</source>
        <translation>Perpanjang…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Tarik…</translation>
    </message>
    <message>
        <source>Add a partner…</source>
        <translation>Tambah mitra…</translation>
    </message>
    <message>
        <source>Nobody helps yet</source>
        <translation>Belum ada mitra</translation>
    </message>
    <message>
        <source>Kelurahan, schools and organisations know where people are. Enter one, and send it a working list.</source>
        <translation>Kelurahan, sekolah, dan organisasi tahu di mana warganya. Masukkan satu mitra, lalu kirimkan daftar kerja.</translation>
    </message>
    <message>
        <source>{answered} of {lines}</source>
        <translation>{answered} dari {lines}</translation>
    </message>
    <message>
        <source>{name} is retired.</source>
        <translation>{name} dinonaktifkan.</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Change password</source>
        <translation>Ganti kata sandi</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Kata sandi sekarang</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Kata sandi baru</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>Ulangi kata sandi baru</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ganti</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>The two new passwords differ.</source>
        <translation>Kedua kata sandi baru tidak sama.</translation>
    </message>
</context>
<context>
    <name>PeopleChosen</name>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Semua orang</translation>
    </message>
    <message>
        <source>{number} people</source>
        <translation>{number} orang</translation>
    </message>
</context>
<context>
    <name>Period</name>
    <message>
        <source>From</source>
        <translation>Dari tanggal</translation>
    </message>
    <message>
        <source>to</source>
        <translation>sampai</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Add a person</source>
        <translation>Tambah orang</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>tidak diketahui</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Family card number</source>
        <translation>Nomor KK</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Nama lengkap</translation>
    </message>
    <message>
        <source>Place of birth</source>
        <translation>Tempat lahir</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Tanggal lahir</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Jenis kelamin</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>Status perkawinan</translation>
    </message>
    <message>
        <source>Citizenship</source>
        <translation>Kewarganegaraan</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>Keberadaan</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>RT</source>
        <translation>RT</translation>
    </message>
    <message>
        <source>RW</source>
        <translation>RW</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>PersonFacts</name>
    <message>
        <source>Choose a person in the list.</source>
        <translation>Pilih orang di daftar.</translation>
    </message>
    <message>
        <source>Show NIK</source>
        <translation>Tampilkan NIK</translation>
    </message>
    <message>
        <source>Opening the full NIK is written down</source>
        <translation>Pembukaan NIK lengkap dicatat</translation>
    </message>
    <message>
        <source>Print the receipt again</source>
        <translation>Cetak ulang bukti</translation>
    </message>
    <message>
        <source>Take the outcome back</source>
        <translation>Tarik kembali hasil</translation>
    </message>
    <message>
        <source>Outcome…</source>
        <translation>Hasil kunjungan…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Rekam</translation>
    </message>
    <message>
        <source>The office has a recording of this person. Ask before recording once more.</source>
        <translation>Kantor sudah memiliki perekaman orang ini. Tanyakan dahulu sebelum merekam lagi.</translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation>Lanjutkan perekaman</translation>
    </message>
    <message>
        <source>Being recorded</source>
        <translation>Sedang direkam</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baru</translation>
    </message>
    <message>
        <source>RT {rt} / RW {rw}</source>
        <translation>RT {rt} / RW {rw}</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Lahir</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Umur</translation>
    </message>
    <message>
        <source>{years} years</source>
        <translation>{years} tahun</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>At the centre</source>
        <translation>Status pusat</translation>
    </message>
    <message>
        <source>Needed before</source>
        <translation>Kebutuhan dahulu</translation>
    </message>
    <message>
        <source>In the office</source>
        <translation>Di kantor</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Di sini</translation>
    </message>
    <message>
        <source>Card to give</source>
        <translation>Kartu diserahkan</translation>
    </message>
    <message>
        <source>Who it is</source>
        <translation>Siapa ini</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Outcome noted</source>
        <translation>Hasil dicatat</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>Show NIK</source>
        <translation>Tampilkan NIK</translation>
    </message>
    <message>
        <source>Opening the full NIK is written down</source>
        <translation>Pembukaan NIK lengkap dicatat</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ubah…</translation>
    </message>
    <message>
        <source>Whole history…</source>
        <translation>Seluruh riwayat…</translation>
    </message>
    <message>
        <source>Merge with…</source>
        <translation>Gabungkan dengan…</translation>
    </message>
    <message>
        <source>Log of access…</source>
        <translation>Log akses…</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Keluarga</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Umur</translation>
    </message>
    <message>
        <source>Family card…</source>
        <translation>Kartu keluarga…</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Dokumen</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Dokumen</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Dibuat</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Cetak lagi</translation>
    </message>
    <message>
        <source>None issued here yet.</source>
        <translation>Belum ada yang diterbitkan di sini.</translation>
    </message>
    <message>
        <source>Obliged to hold a card</source>
        <translation>Wajib KTP</translation>
    </message>
    <message>
        <source>Not obliged yet</source>
        <translation>Belum wajib KTP</translation>
    </message>
    <message>
        <source>RT {rt} / RW {rw}</source>
        <translation>RT {rt} / RW {rw}</translation>
    </message>
    <message>
        <source>Family card</source>
        <translation>Nomor KK</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Lahir</translation>
    </message>
    <message>
        <source>{years} years</source>
        <translation>{years} tahun</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Jenis kelamin</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>Status perkawinan</translation>
    </message>
    <message>
        <source>Citizenship</source>
        <translation>Kewarganegaraan</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
</context>
<context>
    <name>PersonPicker</name>
    <message>
        <source>NIK or name</source>
        <translation>NIK atau nama</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Lahir</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>Orang yang ditemukan</translation>
    </message>
    <message>
        <source>Nobody on the roll. Check the number, or try part of the name.</source>
        <translation>Tidak ada di daftar penduduk. Periksa nomornya, atau coba sebagian namanya.</translation>
    </message>
</context>
<context>
    <name>PhotoPart</name>
    <message>
        <source>Born in {year}: {colour}.</source>
        <translation>Lahir tahun {year}: {colour}.</translation>
    </message>
    <message>
        <source>No glasses and no contact lenses. It may be taken again.</source>
        <translation>Tanpa kacamata dan lensa kontak. Foto boleh diulang.</translation>
    </message>
</context>
<context>
    <name>PhraseFields</name>
    <message>
        <source>Pass phrase again</source>
        <translation>Frasa sandi sekali lagi</translation>
    </message>
    <message>
        <source>The two pass phrases differ.</source>
        <translation>Kedua frasa sandi berbeda.</translation>
    </message>
</context>
<context>
    <name>PickupForm</name>
    <message>
        <source>Owner in person</source>
        <translation>Diambil sendiri</translation>
    </message>
    <message>
        <source>By proxy</source>
        <translation>Diwakilkan</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Name of the proxy</source>
        <translation>Nama yang mewakili</translation>
    </message>
    <message>
        <source>Relation to the owner</source>
        <translation>Hubungan dengan pemilik</translation>
    </message>
    <message>
        <source>Identity shown</source>
        <translation>Identitas yang ditunjukkan</translation>
    </message>
    <message>
        <source>Its number</source>
        <translation>Nomornya</translation>
    </message>
    <message>
        <source>Power of attorney, number</source>
        <translation>Nomor surat kuasa</translation>
    </message>
    <message>
        <source>Its date</source>
        <translation>Tanggalnya</translation>
    </message>
    <message>
        <source>Check before handing over</source>
        <translation>Periksa sebelum menyerahkan</translation>
    </message>
    <message>
        <source>The receipt belongs to this card</source>
        <translation>Tanda terima sesuai dengan kartu ini</translation>
    </message>
    <message>
        <source>The face or the identity shown agrees</source>
        <translation>Wajah atau identitas cocok</translation>
    </message>
    <message>
        <source>Name and date of birth on the card read back</source>
        <translation>Nama dan tanggal lahir pada kartu dibacakan</translation>
    </message>
    <message>
        <source>There is no receipt</source>
        <translation>Tidak ada tanda terima</translation>
    </message>
    <message>
        <source>Why is there no receipt?</source>
        <translation>Mengapa tidak ada tanda terima?</translation>
    </message>
    <message>
        <source>Ask, and tick two right answers at least</source>
        <translation>Tanyakan; tandai sedikitnya dua jawaban benar</translation>
    </message>
    <message>
        <source>No old card taken in</source>
        <translation>Tidak ada KTP lama ditarik</translation>
    </message>
    <message>
        <source>Taken in: {reason}</source>
        <translation>Ditarik: {reason}</translation>
    </message>
    <message>
        <source>Old card</source>
        <translation>KTP lama</translation>
    </message>
    <message>
        <source>Why is there no old card?</source>
        <translation>Mengapa tidak ada KTP lama?</translation>
    </message>
    <message>
        <source>Receipt scanned</source>
        <translation>Tanda terima dipindai</translation>
    </message>
    <message>
        <source>Receipt not scanned</source>
        <translation>Belum dipindai</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Dicetak</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Diserahkan</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Kepada</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Bukti</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Daftar</translation>
    </message>
    <message>
        <source>Due back</source>
        <translation>Harus kembali</translation>
    </message>
    <message>
        <source>Type the date as day-month-year: 31-12-2026.</source>
        <translation>Tulis tanggal sebagai hari-bulan-tahun: 31-12-2026.</translation>
    </message>
</context>
<context>
    <name>PickupPage</name>
    <message>
        <source>Pick-up</source>
        <translation>Pengambilan</translation>
    </message>
</context>
<context>
    <name>PickupTab</name>
    <message>
        <source>Not collected yet</source>
        <translation>Belum diambil</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Dicetak</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Every card was collected.</source>
        <translation>Semua kartu sudah diambil.</translation>
    </message>
    <message>
        <source>Scan the receipt, or type card number or NIK</source>
        <translation>Pindai tanda terima, atau ketik nomor kartu atau NIK</translation>
    </message>
    <message>
        <source>Receipt, card number or NIK</source>
        <translation>Tanda terima, nomor kartu, atau NIK</translation>
    </message>
    <message>
        <source>Scan the receipt</source>
        <translation>Pindai tanda terima</translation>
    </message>
    <message>
        <source>The card, its owner and what to check appear here.</source>
        <translation>Kartu, pemiliknya, dan yang harus diperiksa tampil di sini.</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Penyerahan</translation>
    </message>
    <message>
        <source>Appointment…</source>
        <translation>Janji temu…</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Sisihkan</translation>
    </message>
    <message>
        <source>Take the hand-over back…</source>
        <translation>Batalkan serah terima…</translation>
    </message>
    <message>
        <source>Hand the card over</source>
        <translation>Serahkan kartu</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hari ini</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} hr</translation>
    </message>
    <message>
        <source>No card found for “{text}”. Check the number, or search by name.</source>
        <translation>Tidak ada kartu untuk “{text}”. Periksa nomornya, atau cari dengan nama.</translation>
    </message>
    <message>
        <source>Card handed over.</source>
        <translation>Kartu diserahkan.</translation>
    </message>
    <message>
        <source>Take the hand-over back</source>
        <translation>Batalkan serah terima</translation>
    </message>
    <message>
        <source>What went wrong?</source>
        <translation>Apa yang salah?</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>The hand-over was taken back. The card waits for its owner.</source>
        <translation>Serah terima dibatalkan. Kartu menunggu pemiliknya.</translation>
    </message>
</context>
<context>
    <name>PieceTable</name>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Name or note</source>
        <translation>Nama atau catatan</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Nomor seri</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>No piece here.</source>
        <translation>Tidak ada keping di sini.</translation>
    </message>
</context>
<context>
    <name>PiecesDialog</name>
    <message>
        <source>Export as XLSX…</source>
        <translation>Ekspor XLSX…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Ekspor daftar</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
</context>
<context>
    <name>PrintReadyPanel</name>
    <message>
        <source>Ready to print</source>
        <translation>Siap cetak</translation>
    </message>
    <message>
        <source>Rule…</source>
        <translation>Aturan…</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Ward</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Urgent…</source>
        <translation>Mendesak…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Why here</source>
        <translation>Mengapa di sini</translation>
    </message>
    <message>
        <source>Nothing to print</source>
        <translation>Tidak ada yang dicetak</translation>
    </message>
    <message>
        <source>People appear here as soon as their central status is print-ready.</source>
        <translation>Orang muncul di sini begitu status pusatnya siap cetak.</translation>
    </message>
    <message>
        <source>Rule: {name}</source>
        <translation>Aturan: {name}</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>Menurut urutan</translation>
    </message>
    <message>
        <source>Every reason</source>
        <translation>Semua alasan</translation>
    </message>
    <message>
        <source>Every service</source>
        <translation>Semua layanan</translation>
    </message>
    <message>
        <source>Every ward</source>
        <translation>Semua kelurahan</translation>
    </message>
    <message>
        <source>{name} ({people})</source>
        <translation>{name} ({people})</translation>
    </message>
</context>
<context>
    <name>PrintersStep</name>
    <message>
        <source>No printer is known to this computer. Papers are kept as PDF in a folder; printers can be chosen later in the settings.</source>
        <translation>Komputer ini tidak mengenal pencetak. Dokumen disimpan sebagai PDF di folder; pencetak dapat dipilih nanti di pengaturan.</translation>
    </message>
    <message>
        <source>Folder (PDF)</source>
        <translation>Folder (PDF)</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>Halaman uji</translation>
    </message>
    <message>
        <source>Test page sent to {name}.</source>
        <translation>Halaman uji dikirim ke {name}.</translation>
    </message>
</context>
<context>
    <name>PrintingPage</name>
    <message>
        <source>Printing</source>
        <translation>Pencetakan</translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation>Ambil daftar…</translation>
    </message>
    <message>
        <source>Waiting list…</source>
        <translation>Daftar tunggu…</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Koreksi…</translation>
    </message>
    <message>
        <source>Settle first: what became of these cards?</source>
        <translation>Pastikan dahulu: bagaimana hasil kartu ini?</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>Unsettled cards</source>
        <translation>Kartu yang belum pasti</translation>
    </message>
    <message>
        <source>Settle…</source>
        <translation>Pastikan…</translation>
    </message>
    <message>
        <source>free</source>
        <translation>bebas</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>disisihkan</translation>
    </message>
    <message>
        <source>How many cards</source>
        <translation>Berapa kartu</translation>
    </message>
    <message>
        <source>Print one after another</source>
        <translation>Cetak berurutan</translation>
    </message>
    <message>
        <source>Today: {printed} printed, {spoiled} spoiled.</source>
        <translation>Hari ini: {printed} tercetak, {spoiled} rusak.</translation>
    </message>
    <message>
        <source>Urgent: {name}</source>
        <translation>Mendesak: {name}</translation>
    </message>
    <message>
        <source>Print before others</source>
        <translation>Dahulukan</translation>
    </message>
    <message>
        <source>Run {number} ended: {good} good, {spoiled} spoiled, {unknown} unknown, {skipped} skipped, {left} left.</source>
        <translation>Rangkaian {number} berakhir: {good} baik, {spoiled} rusak, {unknown} belum pasti, {skipped} dilewati, {left} tersisa.</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>blanks left</source>
        <translation>sisa blangko</translation>
    </message>
    <message>
        <source>Card in hand</source>
        <translation>Kartu yang dikerjakan</translation>
    </message>
    <message>
        <source>Choose a person from the list, then begin.</source>
        <translation>Pilih orang dari daftar, lalu mulai.</translation>
    </message>
    <message>
        <source>Begin this card</source>
        <translation>Mulai kartu ini</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Baik</translation>
    </message>
    <message>
        <source>Spoiled…</source>
        <translation>Rusak…</translation>
    </message>
    <message>
        <source>I do not know</source>
        <translation>Belum pasti</translation>
    </message>
    <message>
        <source>Override with a reason…</source>
        <translation>Lanjutkan dengan alasan…</translation>
    </message>
    <message>
        <source>Print all the same: {name}</source>
        <translation>Tetap cetak: {name}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
</context>
<context>
    <name>PrintingViewModel</name>
    <message>
        <source>{name} is urgent now.</source>
        <translation>{name} kini mendesak.</translation>
    </message>
</context>
<context>
    <name>PriorityPage</name>
    <message>
        <source>Does one of these apply to you?</source>
        <translation>Apakah salah satu ini berlaku bagi Anda?</translation>
    </message>
    <message>
        <source>No, none of these</source>
        <translation>Tidak ada yang berlaku</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>ProlongListDialog</name>
    <message>
        <source>Prolong list {code}</source>
        <translation>Perpanjang daftar {code}</translation>
    </message>
    <message>
        <source>Answers by</source>
        <translation>Batas jawaban</translation>
    </message>
    <message>
        <source>Prolong</source>
        <translation>Perpanjang</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>PromisedPage</name>
    <message>
        <source>You have an appointment today</source>
        <translation>Anda punya janji temu hari ini</translation>
    </message>
    <message>
        <source>I came for something else</source>
        <translation>Saya datang untuk layanan lain</translation>
    </message>
    <message>
        <source>Appointment at {time}</source>
        <translation>Janji temu pukul {time}</translation>
    </message>
    <message>
        <source>This slip is not known here. Please ask at the front desk.</source>
        <translation>Lembar ini tidak dikenal. Silakan tanyakan di meja pendaftaran.</translation>
    </message>
    <message>
        <source>Number {number} was given for this appointment already.</source>
        <translation>Nomor {number} sudah diberikan untuk janji temu ini.</translation>
    </message>
    <message>
        <source>This appointment does not hold any more. Take a number, or ask at the front desk.</source>
        <translation>Janji temu ini sudah tidak berlaku. Ambil nomor, atau tanyakan di meja pendaftaran.</translation>
    </message>
    <message>
        <source>This appointment is on {day} at {time}. Please come then.</source>
        <translation>Janji temu ini pada {day} pukul {time}. Silakan datang pada waktunya.</translation>
    </message>
</context>
<context>
    <name>ProposalsTab</name>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Schools</source>
        <translation>Sekolah</translation>
    </message>
    <message>
        <source>People on one trip</source>
        <translation>Orang sekali jalan</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Hitung ulang</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Tujuan</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Terjangkau</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Belum rekam</translation>
    </message>
    <message>
        <source>Turning 17</source>
        <translation>Menjelang 17</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Kunjungan</translation>
    </message>
    <message>
        <source>Where to go next</source>
        <translation>Ke mana berikutnya</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>Menghitung …</translation>
    </message>
    <message>
        <source>Plan a visit…</source>
        <translation>Rencanakan kunjungan…</translation>
    </message>
    <message>
        <source>Nobody is left to go to here.</source>
        <translation>Tidak ada lagi yang perlu didatangi di sini.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>Terakhir</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>Berikutnya</translation>
    </message>
    <message>
        <source>on {day}</source>
        <translation>{day}, rencana</translation>
    </message>
    <message>
        <source>never</source>
        <translation>belum pernah</translation>
    </message>
    <message>
        <source>A trip now reaches {count} people.</source>
        <translation>Sekali jalan kini {count} orang.</translation>
    </message>
</context>
<context>
    <name>PupilDialog</name>
    <message>
        <source>School</source>
        <translation>Sekolah</translation>
    </message>
    <message>
        <source>No school</source>
        <translation>Tidak bersekolah</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Kelas</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>PutInDialog</name>
    <message>
        <source>Put a card into the store</source>
        <translation>Masukkan kartu ke gudang</translation>
    </message>
    <message>
        <source>Spoiled blanks and old cards taken in at a hand-over come in by themselves. Enter what is known of this one.</source>
        <translation>Blangko rusak dan kartu lama yang ditarik saat penyerahan masuk dengan sendirinya. Isi yang diketahui tentang kartu ini.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>If it can be read</source>
        <translation>Bila terbaca</translation>
    </message>
    <message>
        <source>Card number</source>
        <translation>Nomor kartu</translation>
    </message>
    <message>
        <source>If it was printed here: K-…</source>
        <translation>Bila dicetak di sini: K-…</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Nomor seri</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Where it was found, who brought it</source>
        <translation>Ditemukan di mana, dibawa siapa</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Tidak ada</translation>
    </message>
    <message>
        <source>Corrects this record</source>
        <translation>Membetulkan berita acara</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>Masukkan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>QuarantineDialog</name>
    <message>
        <source>Set apart: {what}</source>
        <translation>Karantina: {what}</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>berbeda</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Leave it apart</source>
        <translation>Biarkan di karantina</translation>
    </message>
    <message>
        <source>Take what came</source>
        <translation>Ambil yang datang</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Nanti</translation>
    </message>
    <message>
        <source>an unreadable event</source>
        <translation>kejadian yang tidak terbaca</translation>
    </message>
    <message>
        <source>{why}. From {laptop}.</source>
        <translation>{why}. Dari {laptop}.</translation>
    </message>
    <message>
        <source>{why}. From {laptop}, {author}, {day}, {time}.</source>
        <translation>{why}. Dari {laptop}, {author}, {day}, {time}.</translation>
    </message>
    <message>
        <source>What came now</source>
        <translation>Yang datang sekarang</translation>
    </message>
    <message>
        <source>What the office has</source>
        <translation>Yang ada di kantor</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Queue</source>
        <translation>Antrean</translation>
    </message>
    <message>
        <source>1 · Who is it?</source>
        <translation>1 · Siapa?</translation>
    </message>
    <message>
        <source>Without NIK</source>
        <translation>Tanpa NIK</translation>
    </message>
    <message>
        <source>2 · For what?</source>
        <translation>2 · Untuk apa?</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioritas</translation>
    </message>
    <message>
        <source>Number just given</source>
        <translation>Nomor terakhir</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Cetak lagi</translation>
    </message>
    <message>
        <source>Press a service to give the first number.</source>
        <translation>Tekan layanan untuk memberi nomor pertama.</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>Janji temu</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Cancel this number…</source>
        <translation>Batalkan nomor ini…</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Pukul</translation>
    </message>
    <message>
        <source>Tickets of today</source>
        <translation>Nomor hari ini</translation>
    </message>
    <message>
        <source>No number given yet today.</source>
        <translation>Belum ada nomor hari ini.</translation>
    </message>
    <message>
        <source>counter {code}</source>
        <translation>loket {code}</translation>
    </message>
    <message>
        <source>appointment at {time}</source>
        <translation>janji temu pukul {time}</translation>
    </message>
    <message>
        <source>out of the reserve</source>
        <translation>dari cadangan</translation>
    </message>
    <message>
        <source>Without network: numbers come from this computer&apos;s reserve. Left: {left}. Promise no card; the person is asked for at the counter.</source>
        <translation>Tanpa jaringan: nomor diambil dari cadangan komputer ini. Sisa: {left}. Jangan janjikan kartu; identitas ditanyakan di loket.</translation>
    </message>
    <message>
        <source>No blank is free: record people, but promise no card today.</source>
        <translation>Tidak ada blangko bebas: perekaman tetap jalan, tetapi jangan janjikan kartu hari ini.</translation>
    </message>
    <message>
        <source>Only {count} blanks are free. Say so before giving a number.</source>
        <translation>Blangko bebas tinggal {count} keping. Sampaikan sebelum memberi nomor.</translation>
    </message>
    <message>
        <source>{said} · opens at {time}</source>
        <translation>{said} · buka pukul {time}</translation>
    </message>
    <message>
        <source>{said} · opens on {day}</source>
        <translation>{said} · buka {day}</translation>
    </message>
    <message>
        <source>Numbers can be given; it is written down.</source>
        <translation>Nomor tetap dapat diberikan dan dicatat.</translation>
    </message>
    <message>
        <source>{service}: blanks are short. Tell the applicant, then choose.</source>
        <translation>{service}: blangko kurang. Sampaikan kepada pemohon, lalu pilih.</translation>
    </message>
    <message>
        <source>Choose the person found first, or give the number without NIK.</source>
        <translation>Pilih dahulu orang yang ditemukan, atau beri nomor tanpa NIK.</translation>
    </message>
    <message>
        <source>Cancel this number</source>
        <translation>Batalkan nomor ini</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Cancel the number</source>
        <translation>Batalkan nomor</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>My queue</source>
        <translation>Antrean saya</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Disisihkan</translation>
    </message>
    <message>
        <source>Open the counter</source>
        <translation>Buka loket</translation>
    </message>
    <message>
        <source>Take a break</source>
        <translation>Istirahat</translation>
    </message>
    <message>
        <source>Close the counter</source>
        <translation>Tutup loket</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Nobody here.</source>
        <translation>Belum ada orang.</translation>
    </message>
    <message>
        <source>Call this one…</source>
        <translation>Panggil yang ini…</translation>
    </message>
    <message>
        <source>To my counter</source>
        <translation>Ke loket saya</translation>
    </message>
    <message>
        <source>Queue again</source>
        <translation>Antre lagi</translation>
    </message>
    <message>
        <source>Waiting ({count})</source>
        <translation>Menunggu ({count})</translation>
    </message>
    <message>
        <source>Set aside ({count})</source>
        <translation>Disisihkan ({count})</translation>
    </message>
    <message>
        <source>Next: {code}. {why}</source>
        <translation>Berikutnya: {code}. {why}</translation>
    </message>
    <message>
        <source>{hours} h {minutes}</source>
        <translation>{hours} j {minutes}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} mnt</translation>
    </message>
</context>
<context>
    <name>QueueViewModel</name>
    <message>
        <source>Given without network instead: {code}</source>
        <translation>Sudah diberi nomor tanpa jaringan: {code}</translation>
    </message>
</context>
<context>
    <name>ReadAloud</name>
    <message>
        <source>Read this aloud, slowly</source>
        <translation>Bacakan perlahan</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Why not recorded</source>
        <translation>Mengapa belum direkam</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Keluarga</translation>
    </message>
    <message>
        <source>Ward office</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>School</source>
        <translation>Sekolah</translation>
    </message>
    <message>
        <source>Visit by an officer</source>
        <translation>Kunjungan petugas</translation>
    </message>
    <message>
        <source>Died and moved need a proof: the report stands on it.</source>
        <translation>Meninggal dan pindah memerlukan bukti sebagai dasar laporan.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Found out on</source>
        <translation>Diketahui pada</translation>
    </message>
    <message>
        <source>Said by (optional)</source>
        <translation>Disampaikan oleh (opsional)</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Bukti</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>Catatan (opsional)</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Please say it in a few words.</source>
        <translation>Tuliskan dengan singkat.</translation>
    </message>
</context>
<context>
    <name>ReasonsBox</name>
    <message>
        <source>On the way to a card</source>
        <translation>Menuju KTP-el</translation>
    </message>
    <message>
        <source>Note a reason…</source>
        <translation>Catat alasan…</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Cabut</translation>
    </message>
    <message>
        <source>School…</source>
        <translation>Sekolah…</translation>
    </message>
    <message>
        <source>Prepare the report</source>
        <translation>Siapkan laporan</translation>
    </message>
    <message>
        <source>found out on {day}</source>
        <translation>diketahui {day}</translation>
    </message>
    <message>
        <source>source: {source}</source>
        <translation>sumber: {source}</translation>
    </message>
    <message>
        <source>said by {name}</source>
        <translation>disampaikan {name}</translation>
    </message>
    <message>
        <source>proof: {paper}</source>
        <translation>bukti: {paper}</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>dicabut</translation>
    </message>
    <message>
        <source>no school known</source>
        <translation>sekolah tidak diketahui</translation>
    </message>
    <message>
        <source>Report {number}: {state}</source>
        <translation>Laporan {number}: {state}</translation>
    </message>
</context>
<context>
    <name>ReceiptDialog</name>
    <message>
        <source>Take in the office&apos;s receipt</source>
        <translation>Ambil tanda terima kantor</translation>
    </message>
    <message>
        <source>The office writes a receipt beside the file it took in, on the same stick. It says what has arrived; that is not sent again.</source>
        <translation>Kantor menulis tanda terima di sebelah berkas yang diambilnya, di flashdisk yang sama. Yang tercatat di dalamnya sudah sampai dan tidak dikirim lagi.</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Pilih berkas…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>The receipt holds nothing new for this visit.</source>
        <translation>Tanda terima ini tidak memuat hal baru untuk kunjungan ini.</translation>
    </message>
    <message>
        <source>The office has {events} more of the things done here.</source>
        <translation>Kantor menerima {events} kejadian lagi dari laptop ini.</translation>
    </message>
    <message>
        <source>{left} are without receipt and go along when you pack next.</source>
        <translation>{left} hal belum ada tanda terimanya dan ikut saat dikemas lagi.</translation>
    </message>
    <message>
        <source>Nothing is left to send. The data here wipes itself {days} days after the receipt.</source>
        <translation>Tidak ada lagi yang perlu dikirim. Data di sini terhapus sendiri {days} hari setelah tanda terima.</translation>
    </message>
</context>
<context>
    <name>ReceiveDialog</name>
    <message>
        <source>Blanks received</source>
        <translation>Blangko diterima</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Keping</translation>
    </message>
    <message>
        <source>Received from</source>
        <translation>Diterima dari</translation>
    </message>
    <message>
        <source>Province or centre</source>
        <translation>Provinsi atau pusat</translation>
    </message>
    <message>
        <source>Hand-over record number</source>
        <translation>Nomor berita acara</translation>
    </message>
    <message>
        <source>As written on the berita acara</source>
        <translation>Seperti tertulis pada berita acara</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>Tanggal terima</translation>
    </message>
    <message>
        <source>Blank serials</source>
        <translation>Nomor seri blangko</translation>
    </message>
    <message>
        <source>For example AB0001 – AB0500; AB0601</source>
        <translation>Misalnya AB0001 – AB0500; AB0601</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Book the blanks</source>
        <translation>Catat penerimaan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>ReceiveRollsDialog</name>
    <message>
        <source>Rolls received</source>
        <translation>Gulung diterima</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>As written on the box</source>
        <translation>Seperti tertulis di kotaknya</translation>
    </message>
    <message>
        <source>Prints a roll</source>
        <translation>Cetakan per gulung</translation>
    </message>
    <message>
        <source>For a cleaning kit: prints until the next cleaning</source>
        <translation>Untuk alat pembersih: cetakan sampai pembersihan berikutnya</translation>
    </message>
    <message>
        <source>Rolls</source>
        <translation>Gulung</translation>
    </message>
    <message>
        <source>Put on the shelf</source>
        <translation>Taruh di rak</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>RecordingLists</name>
    <message>
        <source>Recording</source>
        <translation>Perekaman</translation>
    </message>
    <message>
        <source>Begin with a person</source>
        <translation>Mulai dari orangnya</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Dimulai</translation>
    </message>
    <message>
        <source>Why it came back</source>
        <translation>Alasan dikembalikan</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Perekaman</translation>
    </message>
    <message>
        <source>Nothing here now.</source>
        <translation>Tidak ada saat ini.</translation>
    </message>
    <message>
        <source>Review at the end of the day</source>
        <translation>Pemeriksaan akhir hari</translation>
    </message>
    <message>
        <source>Open ({count})</source>
        <translation>Terbuka ({count})</translation>
    </message>
    <message>
        <source>To review ({count})</source>
        <translation>Perlu diperiksa ({count})</translation>
    </message>
    <message>
        <source>Finished ({count})</source>
        <translation>Selesai ({count})</translation>
    </message>
    <message>
        <source>Returned ({count})</source>
        <translation>Dikembalikan ({count})</translation>
    </message>
    <message>
        <source>Approved today ({count})</source>
        <translation>Disetujui hari ini ({count})</translation>
    </message>
    <message>
        <source>Returned to you: {count}. {name}: {reason}</source>
        <translation>Dikembalikan kepada Anda: {count}. {name}: {reason}</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Buka</translation>
    </message>
</context>
<context>
    <name>RecordingPage</name>
    <message>
        <source>Steps</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Special recording</source>
        <translation>Perekaman khusus</translation>
    </message>
    <message>
        <source>Special recording…</source>
        <translation>Perekaman khusus…</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Ambil alih</translation>
    </message>
    <message>
        <source>Return…</source>
        <translation>Kembalikan…</translation>
    </message>
    <message>
        <source>Cancel the recording…</source>
        <translation>Batalkan perekaman…</translation>
    </message>
    <message>
        <source>Back to the lists</source>
        <translation>Kembali ke daftar</translation>
    </message>
    <message>
        <source>Approve and print the receipt</source>
        <translation>Setujui dan cetak bukti</translation>
    </message>
    <message>
        <source>Finish and print the receipt</source>
        <translation>Selesai dan cetak bukti</translation>
    </message>
    <message>
        <source>Submit for review</source>
        <translation>Kirim untuk diperiksa</translation>
    </message>
    <message>
        <source>Mark this step as done</source>
        <translation>Tandai langkah ini selesai</translation>
    </message>
    <message>
        <source>{reason} Rule {rule}.</source>
        <translation>{reason} Aturan {rule}.</translation>
    </message>
    <message>
        <source>Override with a reason…</source>
        <translation>Lanjutkan dengan alasan…</translation>
    </message>
    <message>
        <source>Record all the same</source>
        <translation>Tetap rekam</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Begin the recording</source>
        <translation>Mulai perekaman</translation>
    </message>
    <message>
        <source>Cancel this recording</source>
        <translation>Batalkan perekaman ini</translation>
    </message>
    <message>
        <source>Cancel the recording</source>
        <translation>Batalkan perekaman</translation>
    </message>
</context>
<context>
    <name>RecoveryView</name>
    <message>
        <source>Keep the recovery key</source>
        <translation>Simpan kunci pemulihan</translation>
    </message>
    <message>
        <source>The data are encrypted. This key opens them when this computer breaks or the pass phrase is forgotten. It is shown once and kept nowhere: put the paper into a safe, apart from the computer and the backups.</source>
        <translation>Data terenkripsi. Kunci ini membukanya bila komputer rusak atau frasa sandi terlupa. Kunci ditampilkan satu kali dan tidak disimpan di mana pun: simpan kertasnya di lemari besi, terpisah dari komputer dan cadangan.</translation>
    </message>
    <message>
        <source>Type two of the groups from the paper.</source>
        <translation>Ketik dua kelompok dari kertas itu.</translation>
    </message>
    <message>
        <source>The backups of the office&apos;s server are encrypted. This key opens them, on any computer. It is shown once and kept nowhere: put the paper into a safe, apart from the server and the backups.</source>
        <translation>Cadangan peladen kantor terenkripsi. Kunci ini membukanya, di komputer mana pun. Kunci hanya ditampilkan sekali dan tidak disimpan di mana pun: simpan kertasnya di lemari besi, terpisah dari peladen dan cadangan.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Simpan sebagai PDF…</translation>
    </message>
    <message>
        <source>Group {number}</source>
        <translation>Kelompok {number}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Sent to {printer}.</source>
        <translation>Dikirim ke {printer}.</translation>
    </message>
    <message>
        <source>No printer took it. Save it as PDF, or write it down.</source>
        <translation>Tidak ada pencetak yang menerimanya. Simpan sebagai PDF atau tulis di kertas.</translation>
    </message>
    <message>
        <source>Save the recovery key</source>
        <translation>Simpan kunci pemulihan</translation>
    </message>
    <message>
        <source>It could not be written there. Choose another place.</source>
        <translation>Tidak dapat ditulis di sana. Pilih tempat lain.</translation>
    </message>
    <message>
        <source>Saved. Print it, and do not leave the file on this computer.</source>
        <translation>Tersimpan. Cetak, lalu jangan tinggalkan berkasnya di komputer ini.</translation>
    </message>
    <message>
        <source>That is not what the paper says.</source>
        <translation>Bukan itu yang tertulis di kertas.</translation>
    </message>
</context>
<context>
    <name>RegisterView</name>
    <message>
        <source>A laptop for visits</source>
        <translation>Laptop lapangan</translation>
    </message>
    <message>
        <source>It works without a network, with what the office gives it</source>
        <translation>Bekerja tanpa jaringan, dengan berkas dari kantor</translation>
    </message>
    <message>
        <source>Give this laptop a name, as it stands on its label. It then makes keys of its own, and you bring its card to the office once.</source>
        <translation>Beri laptop ini nama seperti yang tertera pada labelnya. Laptop lalu membuat kuncinya sendiri, dan kartunya dibawa sekali ke kantor.</translation>
    </message>
    <message>
        <source>Laptop 1</source>
        <translation>Laptop 1</translation>
    </message>
    <message>
        <source>Name of the laptop</source>
        <translation>Nama laptop</translation>
    </message>
    <message>
        <source>Prepare this laptop</source>
        <translation>Siapkan laptop ini</translation>
    </message>
    <message>
        <source>This computer stands in the office</source>
        <translation>Komputer ini ada di kantor</translation>
    </message>
    <message>
        <source>This computer has no key store. The data of visits are encrypted under a pass phrase, which the team types at each start. It is kept nowhere: whoever forgets it loses what was not packed.</source>
        <translation>Komputer ini tidak punya penyimpan kunci. Data kunjungan dienkripsi dengan frasa sandi yang diketik tim setiap program dibuka. Frasa ini tidak disimpan di mana pun: bila terlupa, yang belum dikemas hilang.</translation>
    </message>
    <message>
        <source>The team&apos;s pass phrase</source>
        <translation>Frasa sandi tim</translation>
    </message>
</context>
<context>
    <name>ReleaseDialog</name>
    <message>
        <source>Release the reserve</source>
        <translation>Lepas cadangan</translation>
    </message>
    <message>
        <source>{left} pieces for {purpose} are free for every card again.</source>
        <translation>{left} keping untuk {purpose} kembali bebas untuk semua kartu.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Lepas</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>RemindDialog</name>
    <message>
        <source>Owners were told</source>
        <translation>Pemilik sudah diberi tahu</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Melalui</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>Siapa yang diberi tahu</translation>
    </message>
    <message>
        <source>Left empty: the owner. A number called may stand here too.</source>
        <translation>Kosong berarti pemiliknya sendiri. Boleh juga memuat nomor yang dihubungi.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>{count} cards</source>
        <translation>{count} kartu</translation>
    </message>
</context>
<context>
    <name>RemindField</name>
    <message>
        <source>Look again on</source>
        <translation>Lihat lagi pada</translation>
    </message>
</context>
<context>
    <name>RepairDialog</name>
    <message>
        <source>Repair the data</source>
        <translation>Perbaiki data</translation>
    </message>
    <message>
        <source>The office closes, a backup is made and looked over, and what other data hold is made again: indexes, guards, the search, the counters, the coverage. Ledgers are never touched. Then it is said what could not be made again.</source>
        <translation>Kantor ditutup sebentar, cadangan dibuat dan diperiksa, lalu apa yang masih tersimpan di data lain dibangun ulang: indeks, penjaga buku, pencarian, keadaan loket, cakupan. Buku besar tidak pernah disentuh. Sesudahnya dikatakan apa yang tidak dapat dibangun ulang.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Kata sandi Anda</translation>
    </message>
    <message>
        <source>Sign and repair</source>
        <translation>Tanda tangani dan perbaiki</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Owner of the data on the server</source>
        <translation>Pemilik data di peladen</translation>
    </message>
    <message>
        <source>The owner&apos;s password</source>
        <translation>Kata sandi pemilik</translation>
    </message>
</context>
<context>
    <name>RepairedView</name>
    <message>
        <source>The backup made before:
{path}</source>
        <translation>Cadangan yang dibuat sebelumnya:
{path}</translation>
    </message>
    <message>
        <source>The following cannot be made again from this office&apos;s data:</source>
        <translation>Yang berikut tidak dapat dibangun ulang dari data kantor ini:</translation>
    </message>
    <message>
        <source>Keep the day sheets and this backup. What a ledger has lost comes back only from a backup made before it was lost.</source>
        <translation>Simpan lembar harian dan cadangan ini. Yang hilang dari buku hanya kembali dari cadangan yang dibuat sebelum hilang.</translation>
    </message>
    <message>
        <source>Not everything could be made again</source>
        <translation>Tidak semuanya dapat dibangun ulang</translation>
    </message>
    <message>
        <source>The data are repaired</source>
        <translation>Data sudah diperbaiki</translation>
    </message>
    <message>
        <source>There was nothing to repair</source>
        <translation>Tidak ada yang perlu diperbaiki</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Export as XLSX…</source>
        <translation>Ekspor XLSX…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Simpan PDF…</translation>
    </message>
    <message>
        <source>Print report</source>
        <translation>Cetak laporan</translation>
    </message>
    <message>
        <source>Data breach…</source>
        <translation>Pelanggaran data…</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Bulan</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Tahun</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Sebelumnya</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Berikutnya</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>perekaman</translation>
    </message>
    <message>
        <source>cards printed</source>
        <translation>kartu dicetak</translation>
    </message>
    <message>
        <source>blanks spoiled</source>
        <translation>blangko rusak</translation>
    </message>
    <message>
        <source>cards handed over</source>
        <translation>kartu diserahkan</translation>
    </message>
    <message>
        <source>blanks received</source>
        <translation>blangko diterima</translation>
    </message>
    <message>
        <source>sukets issued</source>
        <translation>suket diterbitkan</translation>
    </message>
    <message>
        <source>IKD activated</source>
        <translation>IKD diaktifkan</translation>
    </message>
    <message>
        <source>Queue numbers</source>
        <translation>Nomor antrean</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Diambil</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>Tidak hadir</translation>
    </message>
    <message>
        <source>No numbers in this time.</source>
        <translation>Tidak ada nomor pada waktu ini.</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>Dilayani</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Direkam</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Dicetak</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Diserahkan</translation>
    </message>
    <message>
        <source>Nothing done yet.</source>
        <translation>Belum ada yang dikerjakan.</translation>
    </message>
    <message>
        <source>Cards printed</source>
        <translation>Kartu dicetak</translation>
    </message>
    <message>
        <source>Days before today that are not closed: {count}. The oldest is {day}.</source>
        <translation>Hari sebelumnya yang belum ditutup: {count}. Yang terlama {day}.</translation>
    </message>
    <message>
        <source>Open that day</source>
        <translation>Buka hari itu</translation>
    </message>
    <message>
        <source>{day} is closed, number {number}.</source>
        <translation>{day} ditutup, nomor {number}.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Simpan laporan</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>kunjungan jemput bola</translation>
    </message>
    <message>
        <source>recorded on visits</source>
        <translation>direkam saat kunjungan</translation>
    </message>
    <message>
        <source>The report {period} is printing.</source>
        <translation>Laporan {period} sedang dicetak.</translation>
    </message>
    <message>
        <source>Export the figures</source>
        <translation>Ekspor angka</translation>
    </message>
    <message>
        <source>Compare a paper…</source>
        <translation>Bandingkan kertas…</translation>
    </message>
    <message>
        <source>Log: {count} entries, head {seal}</source>
        <translation>Log: {count} baris, kepala {seal}</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Angka</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Ditulis: {name}</translation>
    </message>
</context>
<context>
    <name>ReportsPart</name>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Letter to the village</source>
        <translation>Surat ke kelurahan</translation>
    </message>
    <message>
        <source>Choose a village first. NIKs are masked; the village answers line by line.</source>
        <translation>Pilih kelurahan dahulu. NIK disamarkan; kelurahan menjawab baris demi baris.</translation>
    </message>
    <message>
        <source>List for the desk</source>
        <translation>Daftar untuk bidang</translation>
    </message>
    <message>
        <source>Choose a village first. NIKs stand in full, which is written down.</source>
        <translation>Pilih kelurahan dahulu. NIK ditulis lengkap dan dicatat di log.</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Serahkan…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Diserahkan</translation>
    </message>
    <message>
        <source>Deaths and moves</source>
        <translation>Meninggal dan pindah</translation>
    </message>
    <message>
        <source>Nobody is noted as died or moved. Note it in the person&apos;s page.</source>
        <translation>Tidak ada yang dicatat meninggal atau pindah. Catat di halaman orangnya.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Tarik kembali</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Cetak ulang</translation>
    </message>
    <message>
        <source>Prepare the report</source>
        <translation>Siapkan laporan</translation>
    </message>
    <message>
        <source>To be reported</source>
        <translation>Perlu dilaporkan</translation>
    </message>
    <message>
        <source>{open} to be reported, {prepared} prepared</source>
        <translation>{open} perlu dilaporkan, {prepared} disiapkan</translation>
    </message>
    <message>
        <source>All villages</source>
        <translation>Semua kelurahan</translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <source>{count} came</source>
        <translation>{count} datang</translation>
    </message>
    <message>
        <source>short</source>
        <translation>kurang</translation>
    </message>
    <message>
        <source>late {count} days</source>
        <translation>telat {count} hari</translation>
    </message>
</context>
<context>
    <name>RequestDialog</name>
    <message>
        <source>Blanks to ask for</source>
        <translation>Blangko yang dimohon</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Kepada</translation>
    </message>
    <message>
        <source>Reason, if one is needed</source>
        <translation>Alasan, bila perlu</translation>
    </message>
    <message>
        <source>Stands in the letter. Must be given beside an overdue request.</source>
        <translation>Tertulis dalam surat. Wajib bila permohonan lain terlambat.</translation>
    </message>
    <message>
        <source>Save the draft</source>
        <translation>Simpan draf</translation>
    </message>
    <message>
        <source>Take a request for a visit in</source>
        <translation>Catat permohonan kunjungan</translation>
    </message>
    <message>
        <source>Change {number}</source>
        <translation>Ubah {number}</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>pilih</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>Siapa saja</translation>
    </message>
    <message>
        <source>A woman</source>
        <translation>Perempuan</translation>
    </message>
    <message>
        <source>A man</source>
        <translation>Laki-laki</translation>
    </message>
    <message>
        <source>On a certain day</source>
        <translation>Pada hari tertentu</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>School</source>
        <translation>Sekolah</translation>
    </message>
    <message>
        <source>Letter number</source>
        <translation>Nomor surat</translation>
    </message>
    <message>
        <source>Letter dated</source>
        <translation>Tanggal surat</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>Cara masuk</translation>
    </message>
    <message>
        <source>Came in on</source>
        <translation>Diterima pada</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Tujuan</translation>
    </message>
    <message>
        <source>How many people</source>
        <translation>Jumlah orang</translation>
    </message>
    <message>
        <source>Who asks</source>
        <translation>Siapa yang meminta</translation>
    </message>
    <message>
        <source>Telephone or address</source>
        <translation>Telepon atau alamat</translation>
    </message>
    <message>
        <source>Officer wanted</source>
        <translation>Petugas yang diminta</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>Catatan (boleh kosong)</translation>
    </message>
    <message>
        <source>Wanted on</source>
        <translation>Diminta pada</translation>
    </message>
    <message>
        <source>Whom to go to</source>
        <translation>Siapa yang didatangi</translation>
    </message>
    <message>
        <source>What somebody there needs</source>
        <translation>Kebutuhan orang di sana</translation>
    </message>
    <message>
        <source>{village} · {district}</source>
        <translation>{village} · {district}</translation>
    </message>
    <message>
        <source>Organisation and place</source>
        <translation>Organisasi dan tempatnya</translation>
    </message>
    <message>
        <source>Place (optional)</source>
        <translation>Tempat (boleh kosong)</translation>
    </message>
</context>
<context>
    <name>RequestPanel</name>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Lainnya…</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>Enter on a letter or a record prints a copy.</source>
        <translation>Enter pada surat atau berita acara mencetak salinan.</translation>
    </message>
    <message>
        <source>{count} days late</source>
        <translation>terlambat {count} hari</translation>
    </message>
    <message>
        <source>The blanks are late. Ask, or send a reminder letter.</source>
        <translation>Blangkonya terlambat. Tanyakan, atau kirim surat pengingat.</translation>
    </message>
    <message>
        <source>{count} (proposed {proposed})</source>
        <translation>{count} (usulan {proposed})</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Dimohon</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Disetujui</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Kepada</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Surat</translation>
    </message>
    <message>
        <source>Expected by</source>
        <translation>Diharapkan sebelum</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>{count}, {missing} missing</source>
        <translation>{count}, kurang {missing}</translation>
    </message>
    <message>
        <source>Taken back: {count}</source>
        <translation>Ditarik kembali: {count}</translation>
    </message>
    <message>
        <source>Plan a visit…</source>
        <translation>Rencanakan kunjungan…</translation>
    </message>
    <message>
        <source>Open the visit</source>
        <translation>Buka kunjungannya</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ubah…</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>Tolak…</translation>
    </message>
    <message>
        <source>Take the refusal back</source>
        <translation>Batalkan penolakan</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Tujuan</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>Siapa</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>Peminta</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontak</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Wanted on</source>
        <translation>Diminta pada</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Kebutuhan</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Kunjungan</translation>
    </message>
    <message>
        <source>Taken in by</source>
        <translation>Dicatat oleh</translation>
    </message>
    <message>
        <source>{day}, at the counter</source>
        <translation>{day}, di loket</translation>
    </message>
    <message>
        <source>{day}, letter {number} of {dated}</source>
        <translation>{day}, surat {number} tanggal {dated}</translation>
    </message>
    <message>
        <source>a woman</source>
        <translation>perempuan</translation>
    </message>
    <message>
        <source>a man</source>
        <translation>laki-laki</translation>
    </message>
    <message>
        <source>{number} on {day} was cancelled</source>
        <translation>{number} pada {day} dibatalkan</translation>
    </message>
    <message>
        <source>{number} on {day}</source>
        <translation>{number} pada {day}</translation>
    </message>
</context>
<context>
    <name>RequestStepDialog</name>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Asked for: {count}</source>
        <translation>Dimohon: {count}</translation>
    </message>
    <message>
        <source>Pieces approved</source>
        <translation>Keping yang disetujui</translation>
    </message>
    <message>
        <source>{count} pieces are still missing and will not be waited for.</source>
        <translation>{count} keping belum datang dan tidak ditunggu lagi.</translation>
    </message>
    <message>
        <source>Name, office</source>
        <translation>Nama, kantor</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>Siapa yang diberi tahu</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Melalui</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Number of their letter</source>
        <translation>Nomor surat mereka</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
</context>
<context>
    <name>RequestsTab</name>
    <message>
        <source>New request…</source>
        <translation>Permohonan baru…</translation>
    </message>
    <message>
        <source>No blanks were asked for yet</source>
        <translation>Belum ada permohonan blangko</translation>
    </message>
    <message>
        <source>A request carries its letter, the approval, and every box that comes of it.</source>
        <translation>Permohonan memuat suratnya, persetujuannya, dan setiap kiriman yang datang.</translation>
    </message>
    <message>
        <source>Blanks are expected {days} days after the letter.</source>
        <translation>Blangko diperkirakan datang {days} hari setelah surat.</translation>
    </message>
    <message>
        <source>Blanks took {median} days after the letter, {slowest} at most ({count} requests). Expected now: {days} days.</source>
        <translation>Blangko biasanya datang {median} hari setelah surat, paling lama {slowest} hari ({count} permohonan). Perkiraan sekarang: {days} hari.</translation>
    </message>
    <message>
        <source>Take a request in…</source>
        <translation>Catat permohonan…</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Tujuan</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>Siapa</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>Peminta</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Wanted on</source>
        <translation>Diminta pada</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Requests for a visit</source>
        <translation>Permohonan kunjungan</translation>
    </message>
    <message>
        <source>No request here.</source>
        <translation>Tidak ada permohonan di sini.</translation>
    </message>
    <message>
        <source>Nobody has asked for a visit yet</source>
        <translation>Belum ada yang meminta kunjungan</translation>
    </message>
    <message>
        <source>A kelurahan&apos;s letter, a family at the counter: what is asked for waits here until a visit is planned.</source>
        <translation>Surat kelurahan atau keluarga di loket: permohonannya menunggu di sini sampai kunjungan direncanakan.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>{part} ({count})</source>
        <translation>{part} ({count})</translation>
    </message>
    <message>
        <source>Refuse {number}</source>
        <translation>Tolak {number}</translation>
    </message>
    <message>
        <source>Answer to the requester</source>
        <translation>Jawaban untuk peminta</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Tolak</translation>
    </message>
    <message>
        <source>{number} is refused.</source>
        <translation>{number} ditolak.</translation>
    </message>
</context>
<context>
    <name>ReserveDialog</name>
    <message>
        <source>Reserve numbers</source>
        <translation>Nomor cadangan</translation>
    </message>
    <message>
        <source>Held by computers that give numbers, for the time the server cannot be reached. What was given joins the queue when the computer is back.</source>
        <translation>Dipegang komputer yang memberi nomor, untuk saat peladen tidak terhubung. Yang sudah diberikan masuk antrean setelah komputer itu terhubung lagi.</translation>
    </message>
    <message>
        <source>Will not come back…</source>
        <translation>Tidak akan kembali…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Diberikan</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>No computer holds reserve numbers today.</source>
        <translation>Tidak ada komputer yang memegang nomor cadangan hari ini.</translation>
    </message>
    <message>
        <source>given up: {reason}</source>
        <translation>dilepas: {reason}</translation>
    </message>
    <message>
        <source>came home at {time}</source>
        <translation>kembali pukul {time}</translation>
    </message>
    <message>
        <source>has not come home</source>
        <translation>belum kembali</translation>
    </message>
    <message>
        <source>held since {time}</source>
        <translation>dipegang sejak {time}</translation>
    </message>
    <message>
        <source>This computer will not come back</source>
        <translation>Komputer ini tidak akan kembali</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Give the numbers up</source>
        <translation>Lepaskan nomornya</translation>
    </message>
</context>
<context>
    <name>ReserveView</name>
    <message>
        <source>Numbers without network</source>
        <translation>Nomor tanpa jaringan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>The office server cannot be reached. Numbers come from this computer&apos;s reserve and join the queue when somebody signs in here. It is tried again by itself.</source>
        <translation>Peladen kantor tidak terhubung. Nomor diambil dari cadangan komputer ini dan masuk antrean setelah ada petugas yang masuk di komputer ini. Sambungan dicoba lagi dengan sendirinya.</translation>
    </message>
    <message>
        <source>For what?</source>
        <translation>Untuk keperluan apa?</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioritas</translation>
    </message>
    <message>
        <source>Number just given</source>
        <translation>Nomor terakhir</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Cetak lagi</translation>
    </message>
    <message>
        <source>Press a service to give a number.</source>
        <translation>Tekan layanan untuk memberi nomor.</translation>
    </message>
</context>
<context>
    <name>ReservesTab</name>
    <message>
        <source>blanks left by the book</source>
        <translation>sisa blangko menurut catatan</translation>
    </message>
    <message>
        <source>being printed or uncertain</source>
        <translation>sedang dicetak atau belum pasti</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>disisihkan</translation>
    </message>
    <message>
        <source>free to print</source>
        <translation>bebas dicetak</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Cadangan blangko</translation>
    </message>
    <message>
        <source>Release…</source>
        <translation>Lepas…</translation>
    </message>
    <message>
        <source>Used…</source>
        <translation>Terpakai…</translation>
    </message>
    <message>
        <source>Set aside…</source>
        <translation>Sisihkan…</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Keperluan</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Keping</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Terpakai</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Sisa</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Nothing is set aside. Blanks for a school or a village visit can be kept here.</source>
        <translation>Belum ada yang disisihkan. Blangko untuk sekolah atau kunjungan desa dapat disimpan di sini.</translation>
    </message>
    <message>
        <source>Day has passed</source>
        <translation>Sudah lewat</translation>
    </message>
</context>
<context>
    <name>ResetDialog</name>
    <message>
        <source>New password for {name}</source>
        <translation>Kata sandi baru untuk {name}</translation>
    </message>
    <message>
        <source>Tell it to the officer in person; it is changed from the own menu.</source>
        <translation>Sampaikan langsung kepada petugasnya; ia dapat menggantinya dari menunya sendiri.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Kata sandi baru</translation>
    </message>
    <message>
        <source>At least 8 characters</source>
        <translation>Paling sedikit 8 karakter</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>Pasang kata sandi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>ResidentsPage</name>
    <message>
        <source>Residents</source>
        <translation>Penduduk</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Kembali ke daftar</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>Tambah orang…</translation>
    </message>
    <message>
        <source>Import a roll…</source>
        <translation>Ambil daftar penduduk…</translation>
    </message>
    <message>
        <source>Duplicates…</source>
        <translation>Data ganda…</translation>
    </message>
    <message>
        <source>Retention…</source>
        <translation>Masa simpan…</translation>
    </message>
    <message>
        <source>NIK, family card number or name</source>
        <translation>NIK, nomor KK, atau nama</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>tidak diketahui</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>Residents by village</source>
        <translation>Penduduk per kelurahan</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Lahir</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>Ditemukan karena</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>Orang yang ditemukan</translation>
    </message>
    <message>
        <source>Nobody on the roll. Check the number, or try part of the name.</source>
        <translation>Tidak ada di daftar penduduk. Periksa nomornya, atau coba sebagian namanya.</translation>
    </message>
    <message>
        <source>The roll is empty</source>
        <translation>Daftar penduduk kosong</translation>
    </message>
    <message>
        <source>Take in the office&apos;s list of residents from a CSV or XLSX file first.</source>
        <translation>Ambil dahulu daftar penduduk kantor dari berkas CSV atau XLSX.</translation>
    </message>
    <message>
        <source>{number} on the roll</source>
        <translation>{number} orang</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Pulihkan cadangan</translation>
    </message>
    <message>
        <source>Pass phrase or recovery key</source>
        <translation>Frasa sandi atau kunci pemulihan</translation>
    </message>
    <message>
        <source>The office closes, the backup takes its place, and the data of now are kept beside it under another name. Nothing is overwritten.</source>
        <translation>Kantor ditutup, cadangan menggantikannya, dan data sekarang disimpan di sampingnya dengan nama lain. Tidak ada yang ditimpa.</translation>
    </message>
    <message>
        <source>Put this backup back</source>
        <translation>Pulihkan cadangan ini</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Pilih berkas…</translation>
    </message>
    <message>
        <source>Holds the closing of</source>
        <translation>Memuat tutup hari</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Dibuat</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>No backup was found. Choose a file.</source>
        <translation>Cadangan tidak ditemukan. Pilih berkasnya.</translation>
    </message>
    <message>
        <source>The one that held when it was made; Enter checks it</source>
        <translation>Yang berlaku saat cadangan dibuat; Enter memeriksanya</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Kata sandi Anda</translation>
    </message>
    <message>
        <source>Close EKTP Desk on all other computers first. The backup takes the place of the server&apos;s data, and those are kept as a backup beside it.</source>
        <translation>Tutup dahulu EKTP Desk di semua komputer lain. Cadangan menggantikan data di peladen, dan data itu disimpan sebagai cadangan di sebelahnya.</translation>
    </message>
    <message>
        <source>Owner of the data on the server</source>
        <translation>Pemilik data di peladen</translation>
    </message>
    <message>
        <source>The owner&apos;s password</source>
        <translation>Kata sandi pemilik</translation>
    </message>
    <message>
        <source>The backup is opened and looked over …</source>
        <translation>Cadangan dibuka dan diperiksa …</translation>
    </message>
    <message>
        <source>This backup is not encrypted, the office&apos;s data were. It is put back encrypted: type the office&apos;s own pass phrase or recovery key.</source>
        <translation>Cadangan ini tidak terenkripsi, data kantor terenkripsi. Saat dipulihkan ia dienkripsi: ketik frasa sandi atau kunci pemulihan kantor ini.</translation>
    </message>
    <message>
        <source>{residents} residents, {tickets} queue numbers, {recordings} recordings, {cards} cards</source>
        <translation>{residents} penduduk, {tickets} nomor antrean, {recordings} perekaman, {cards} kartu</translation>
    </message>
    <message>
        <source>sound: opened, read through, compared with what was noted when it was made</source>
        <translation>utuh: dibuka, dibaca seluruhnya, dan dicocokkan dengan catatan saat dibuat</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Pemeriksaan</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>Would be lost</source>
        <translation>Akan hilang</translation>
    </message>
    <message>
        <source>cannot be told; everything done since it was made</source>
        <translation>tidak dapat dihitung; semua yang dikerjakan sesudah cadangan dibuat</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>{acts} acts, the newest of {moment}; among them {tickets} queue numbers, {recordings} recordings, {cards} cards</source>
        <translation>{acts} langkah, yang terakhir {moment}; di antaranya {tickets} nomor antrean, {recordings} perekaman, {cards} kartu</translation>
    </message>
    <message>
        <source>The office&apos;s own; Enter checks it</source>
        <translation>Milik kantor ini; Enter memeriksanya</translation>
    </message>
    <message>
        <source>This is the backup of another office.</source>
        <translation>Ini cadangan kantor lain.</translation>
    </message>
    <message>
        <source>A damaged backup is not put back. Choose another one.</source>
        <translation>Cadangan yang rusak tidak dipulihkan. Pilih yang lain.</translation>
    </message>
    <message>
        <source>No backup in this computer&apos;s own folder is of this office. If you do not know where it comes from, do not put it back: an office with officers and passwords of somebody else would stand here.</source>
        <translation>Di folder cadangan komputer ini tidak ada cadangan dari kantor itu. Bila Anda tidak tahu asalnya, jangan dipulihkan: di sini akan berdiri kantor dengan petugas dan kata sandi orang lain.</translation>
    </message>
    <message>
        <source>This backup is not encrypted: whoever held it could read and change it. It is put back encrypted with this office&apos;s key.</source>
        <translation>Cadangan ini tidak terenkripsi: siapa yang memegangnya dapat membaca dan mengubahnya. Saat dipulihkan datanya dienkripsi dengan kunci kantor ini.</translation>
    </message>
    <message>
        <source>Guards are missing in it, or triggers stand there that this program did not make ({count}): {names}. They are put right; find out who held the backup.</source>
        <translation>Di dalamnya ada pelindung yang hilang atau pemicu yang bukan buatan program ({count}): {names}. Semuanya dibetulkan; selidiki siapa yang memegang cadangannya.</translation>
    </message>
    <message>
        <source>An earlier program made this backup and did not encrypt it: whoever held it could read and change it.</source>
        <translation>Cadangan ini dibuat program lama dan tidak dienkripsi: siapa yang memegangnya dapat membaca dan mengubahnya.</translation>
    </message>
    <message>
        <source>Since then another backup was put back; these data went another way.</source>
        <translation>Sesudah itu cadangan lain pernah dipulihkan; data sekarang menempuh jalan lain.</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>komputer ini</translation>
    </message>
    <message>
        <source>second place</source>
        <translation>tempat kedua</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Pilih cadangan</translation>
    </message>
    <message>
        <source>Backups (*.db *.dump)</source>
        <translation>Cadangan (*.db *.dump)</translation>
    </message>
</context>
<context>
    <name>RestoredView</name>
    <message>
        <source>The backup is in its place</source>
        <translation>Cadangan sudah dipulihkan</translation>
    </message>
    <message>
        <source>The data are as of {moment}.</source>
        <translation>Data sekarang adalah keadaan {moment}.</translation>
    </message>
    <message>
        <source>The former data are kept, unchanged:
{path}</source>
        <translation>Data sebelumnya disimpan, tanpa perubahan:
{path}</translation>
    </message>
    <message>
        <source>The backup was not encrypted; the data are now, with this office&apos;s key. Make a new backup, then delete that one.</source>
        <translation>Cadangan itu tidak terenkripsi; kini datanya dienkripsi dengan kunci kantor ini. Buat cadangan baru, lalu hapus yang lama.</translation>
    </message>
    <message>
        <source>These data are not encrypted. A supervisor does that in Settings, Security of the data.</source>
        <translation>Data ini tidak terenkripsi. Supervisor mengenkripsinya di Pengaturan, Keamanan data.</translation>
    </message>
    <message>
        <source>Guards that were missing and triggers that this program did not make were put right ({count}): {names}. Find out who held the backup.</source>
        <translation>Pelindung yang hilang dan pemicu yang bukan buatan program sudah dibetulkan ({count}): {names}. Selidiki siapa yang memegang cadangannya.</translation>
    </message>
</context>
<context>
    <name>RetentionDialog</name>
    <message>
        <source>How long data are kept</source>
        <translation>Masa simpan data</translation>
    </message>
    <message>
        <source>Days after which the office no longer needs the data; 0 keeps them. Names, NIKs and birth dates stay, and the log of acts is never changed.</source>
        <translation>Jumlah hari sampai data tidak lagi diperlukan kantor; 0 berarti disimpan terus. Nama, NIK, dan tanggal lahir tetap ada, dan log kegiatan tidak pernah diubah.</translation>
    </message>
    <message>
        <source>Blank what is ticked</source>
        <translation>Kosongkan yang ditandai</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source> days</source>
        <translation> hari</translation>
    </message>
    <message>
        <source>Save days</source>
        <translation>Simpan masa</translation>
    </message>
    <message>
        <source>What would go</source>
        <translation>Yang akan dikosongkan</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari tanggal</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Nothing is due.</source>
        <translation>Tidak ada yang sudah waktunya.</translation>
    </message>
    <message>
        <source>{number} due</source>
        <translation>{number} sudah waktunya</translation>
    </message>
    <message>
        <source>kept for ever</source>
        <translation>disimpan terus</translation>
    </message>
</context>
<context>
    <name>ReturnDialog</name>
    <message>
        <source>Return to the operator</source>
        <translation>Kembalikan ke operator</translation>
    </message>
    <message>
        <source>What must be corrected?</source>
        <translation>Apa yang harus diperbaiki?</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Kembalikan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Tick a reason or say it in a few words.</source>
        <translation>Centang satu alasan atau tuliskan dengan singkat.</translation>
    </message>
</context>
<context>
    <name>ReturnedToMe</name>
    <message>
        <source>Returned to you: {count}. {name}: {reason}</source>
        <translation>Dikembalikan kepada Anda: {count}. {name}: {reason}</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Buka</translation>
    </message>
</context>
<context>
    <name>ReverseDialog</name>
    <message>
        <source>Take back this row</source>
        <translation>Batalkan baris ini</translation>
    </message>
    <message>
        <source>{quantity} pieces, document {document}. A new row takes it back; nothing is erased.</source>
        <translation>{quantity} keping, dokumen {document}. Baris baru membatalkannya; tidak ada yang dihapus.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>ReviewBoard</name>
    <message>
        <source>Review at the end of the day</source>
        <translation>Pemeriksaan akhir hari</translation>
    </message>
    <message>
        <source>All counters. Who recorded does not review.</source>
        <translation>Semua loket. Yang merekam tidak memeriksa.</translation>
    </message>
    <message>
        <source>Mark the safe ones</source>
        <translation>Tandai yang aman</translation>
    </message>
    <message>
        <source>Return…</source>
        <translation>Kembalikan…</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Setujui</translation>
    </message>
    <message>
        <source>Back to the lists</source>
        <translation>Kembali ke daftar</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Perhatikan</translation>
    </message>
    <message>
        <source>Recordings of the office</source>
        <translation>Perekaman sekantor</translation>
    </message>
    <message>
        <source>Nothing here now.</source>
        <translation>Tidak ada saat ini.</translation>
    </message>
    <message>
        <source>safe</source>
        <translation>aman</translation>
    </message>
    <message>
        <source>To review ({count})</source>
        <translation>Perlu diperiksa ({count})</translation>
    </message>
    <message>
        <source>Returned ({count})</source>
        <translation>Dikembalikan ({count})</translation>
    </message>
    <message>
        <source>Drafts left ({count})</source>
        <translation>Draf tertinggal ({count})</translation>
    </message>
    <message>
        <source>Approved today ({count})</source>
        <translation>Disetujui hari ini ({count})</translation>
    </message>
    <message>
        <source>Approve {count}</source>
        <translation>Setujui {count}</translation>
    </message>
    <message>
        <source>{count} decided.</source>
        <translation>{count} diputuskan.</translation>
    </message>
    <message>
        <source>{done} Left as they are: {why}</source>
        <translation>{done} Dibiarkan: {why}</translation>
    </message>
</context>
<context>
    <name>ReviewFacts</name>
    <message>
        <source>Enter opens the recording with all its steps.</source>
        <translation>Enter membuka perekaman dengan semua langkahnya.</translation>
    </message>
    <message>
        <source>Nothing marked</source>
        <translation>Belum ada yang ditandai</translation>
    </message>
    <message>
        <source>Mark rows with the mouse, or with Shift and the arrows.</source>
        <translation>Tandai baris dengan tetikus, atau dengan Shift dan panah.</translation>
    </message>
    <message>
        <source>{count} marked</source>
        <translation>{count} ditandai</translation>
    </message>
    <message>
        <source>{count} of them must be looked at one by one and are left.</source>
        <translation>{count} di antaranya harus diperiksa satu per satu dan dibiarkan.</translation>
    </message>
    <message>
        <source>All of them can be approved together.</source>
        <translation>Semuanya dapat disetujui sekaligus.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Dimulai</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Diserahkan</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Extra attempts</source>
        <translation>Percobaan tambahan</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Perhatikan</translation>
    </message>
    <message>
        <source>Overridden because</source>
        <translation>Dilampaui karena</translation>
    </message>
    <message>
        <source>Why it came back</source>
        <translation>Alasan dikembalikan</translation>
    </message>
</context>
<context>
    <name>RevokeDialog</name>
    <message>
        <source>Revoke {name}</source>
        <translation>Cabut {name}</translation>
    </message>
    <message>
        <source>It gets no file any more, and files that it brings home are refused. Take its last file in first.</source>
        <translation>Laptop ini tidak diberi berkas lagi, dan berkas pulangnya ditolak. Ambil dulu berkas terakhirnya.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Cabut</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>RollTables</name>
    <message>
        <source>Sex</source>
        <translation>Jenis kelamin</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Lahir</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Stays as here</source>
        <translation>Tetap di sini</translation>
    </message>
    <message>
        <source>As in the roll</source>
        <translation>Dari daftar</translation>
    </message>
    <message>
        <source>Roll before</source>
        <translation>Daftar dahulu</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Keputusan</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Tidak diambil</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Diambil</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>tidak diketahui</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Di sini</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Di berkas</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baru</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Berubah</translation>
    </message>
    <message>
        <source>Moved in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Moved out</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Not named</source>
        <translation>Tidak tercantum</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>Here now</source>
        <translation>Di sini kini</translation>
    </message>
    <message>
        <source>In the roll</source>
        <translation>Dalam daftar</translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message>
        <source>Good</source>
        <translation>Baik</translation>
    </message>
    <message>
        <source>G · Enter</source>
        <translation>G · Enter</translation>
    </message>
    <message>
        <source>Spoiled: {reason}</source>
        <translation>Rusak: {reason}</translation>
    </message>
    <message>
        <source>I do not know</source>
        <translation>Tidak tahu</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Lewati</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Jeda</translation>
    </message>
    <message>
        <source>End the run</source>
        <translation>Akhiri</translation>
    </message>
    <message>
        <source>Do not pause</source>
        <translation>Batal jeda</translation>
    </message>
    <message>
        <source>Pause after this</source>
        <translation>Jeda sesudah ini</translation>
    </message>
    <message>
        <source>{done} of {planned}</source>
        <translation>{done} dari {planned}</translation>
    </message>
    <message>
        <source>Good {good} · spoiled {spoiled} · unknown {unknown} · skipped {skipped} · left {left}</source>
        <translation>Baik {good} · rusak {spoiled} · belum pasti {unknown} · dilewati {skipped} · sisa {left}</translation>
    </message>
    <message>
        <source>Run {number} is paused: go on or end it.</source>
        <translation>Rangkaian {number} dijeda: lanjutkan atau akhiri.</translation>
    </message>
    <message>
        <source>No further card begins after this one.</source>
        <translation>Sesudah kartu ini tidak ada kartu berikutnya.</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
</context>
<context>
    <name>SaidPanel</name>
    <message>
        <source>Partners said</source>
        <translation>Kata mitra</translation>
    </message>
</context>
<context>
    <name>ScarcityDialog</name>
    <message>
        <source>Who is printed first</source>
        <translation>Siapa yang dicetak dahulu</translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation>Berlakukan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Name of the rule</source>
        <translation>Nama aturan</translation>
    </message>
    <message>
        <source>Goes before the others, in this order</source>
        <translation>Didahulukan, menurut urutan ini</translation>
    </message>
    <message>
        <source>Then first in, first out</source>
        <translation>Selebihnya menurut lamanya menunggu</translation>
    </message>
    <message>
        <source>Never held back; blanks set aside are for them</source>
        <translation>Tidak pernah ditahan; blangko yang disisihkan untuk mereka</translation>
    </message>
    <message>
        <source>While blanks are short; 0: no limit</source>
        <translation>Selama blangko menipis; 0: tanpa batas</translation>
    </message>
    <message>
        <source>Prints a day</source>
        <translation>Cetakan sehari</translation>
    </message>
    <message>
        <source>Why it is changed</source>
        <translation>Mengapa diubah</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Naik</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Turun</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Kini</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Why here</source>
        <translation>Mengapa di sini</translation>
    </message>
    <message>
        <source>The first twenty under this rule</source>
        <translation>Dua puluh pertama menurut aturan ini</translation>
    </message>
    <message>
        <source>{count} of the first {rows} places change.</source>
        <translation>{count} dari {rows} tempat pertama berubah.</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>di bawah</translation>
    </message>
    <message>
        <source>“{name}” is in force.</source>
        <translation>“{name}” berlaku.</translation>
    </message>
</context>
<context>
    <name>SchoolsDialog</name>
    <message>
        <source>Schools</source>
        <translation>Sekolah</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>School</source>
        <translation>Sekolah</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Dipakai</translation>
    </message>
    <message>
        <source>No school yet. Write the first one at the right.</source>
        <translation>Belum ada sekolah. Tulis yang pertama di kanan.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>tidak diketahui</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>New school</source>
        <translation>Sekolah baru</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
</context>
<context>
    <name>SealDialog</name>
    <message>
        <source>Make the key for backups</source>
        <translation>Buat kunci cadangan</translation>
    </message>
    <message>
        <source>Backups are sealed with it from then on. The recovery key opens them; a pass phrase may be left out.</source>
        <translation>Sejak itu cadangan disegel dengan kunci ini. Kunci pemulihan membukanya; frasa sandi boleh dikosongkan.</translation>
    </message>
    <message>
        <source>Change the key for backups</source>
        <translation>Ganti kunci cadangan</translation>
    </message>
    <message>
        <source>Backups made until now open with the key of their day: keep its paper. The new recovery key opens what comes; a pass phrase may be left out.</source>
        <translation>Cadangan yang sudah ada dibuka dengan kunci pada waktunya: simpan kertasnya. Kunci pemulihan baru membuka cadangan berikutnya; frasa sandi boleh dikosongkan.</translation>
    </message>
</context>
<context>
    <name>SealPart</name>
    <message>
        <source>Security of the data</source>
        <translation>Keamanan data</translation>
    </message>
    <message>
        <source>Make the key for backups…</source>
        <translation>Buat kunci cadangan…</translation>
    </message>
    <message>
        <source>Change the key for backups…</source>
        <translation>Ganti kunci cadangan…</translation>
    </message>
    <message>
        <source>The data lie on the office&apos;s server, which keeps them. Whoever makes a backup there needs no secret; only the recovery key, the pass phrase, or the computer on which the key was made opens it.</source>
        <translation>Data ada di peladen kantor, yang menjaganya. Membuat cadangan di sana tidak memerlukan rahasia; cadangan hanya dibuka oleh kunci pemulihan, frasa sandi, atau komputer tempat kunci dibuat.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>Backups encrypted</source>
        <translation>Cadangan terenkripsi</translation>
    </message>
    <message>
        <source>Opened by a key store</source>
        <translation>Dibuka oleh penyimpan kunci</translation>
    </message>
    <message>
        <source>Opened by a pass phrase</source>
        <translation>Dibuka dengan frasa sandi</translation>
    </message>
    <message>
        <source>Recovery key on paper</source>
        <translation>Kunci pemulihan di kertas</translation>
    </message>
    <message>
        <source>Without one of these ways nobody can read the backups.</source>
        <translation>Tanpa salah satu cara ini, tidak ada yang dapat membaca cadangan.</translation>
    </message>
    <message>
        <source>No backup is made until the key for it is made.</source>
        <translation>Tidak ada cadangan yang dibuat sebelum kuncinya dibuat.</translation>
    </message>
</context>
<context>
    <name>SecurityPart</name>
    <message>
        <source>Security of the data</source>
        <translation>Keamanan data</translation>
    </message>
    <message>
        <source>Encrypt the data…</source>
        <translation>Enkripsi data…</translation>
    </message>
    <message>
        <source>Set the pass phrase…</source>
        <translation>Pasang frasa sandi…</translation>
    </message>
    <message>
        <source>New recovery key…</source>
        <translation>Kunci pemulihan baru…</translation>
    </message>
    <message>
        <source>Let this computer open the data…</source>
        <translation>Biarkan komputer ini membuka data…</translation>
    </message>
    <message>
        <source>Change the key…</source>
        <translation>Ganti kunci…</translation>
    </message>
    <message>
        <source>For encrypting and for another key the office is closed for a moment; no other program may have it open. Backups made before open with the key they were made with.</source>
        <translation>Untuk enkripsi dan ganti kunci, kantor ditutup sebentar; tidak boleh ada program lain yang membukanya. Cadangan lama tetap dibuka dengan kunci waktu cadangan itu dibuat.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Terenkripsi</translation>
    </message>
    <message>
        <source>Opened by this computer</source>
        <translation>Dibuka oleh komputer ini</translation>
    </message>
    <message>
        <source>Opened by a pass phrase</source>
        <translation>Dibuka dengan frasa sandi</translation>
    </message>
    <message>
        <source>Recovery key on paper</source>
        <translation>Kunci pemulihan di kertas</translation>
    </message>
    <message>
        <source>Whoever takes this computer or a copy of the data can read them.</source>
        <translation>Siapa yang membawa komputer ini atau salinan datanya dapat membacanya.</translation>
    </message>
    <message>
        <source>Without one of these ways nobody can read the data, nor the backups.</source>
        <translation>Tanpa salah satu cara ini tidak seorang pun dapat membaca data maupun cadangannya.</translation>
    </message>
    <message>
        <source>Done. It holds from now on.</source>
        <translation>Selesai. Berlaku mulai sekarang.</translation>
    </message>
</context>
<context>
    <name>SeenDialog</name>
    <message>
        <source>Central status as seen</source>
        <translation>Status pusat yang terlihat</translation>
    </message>
    <message>
        <source>Status on the central screen</source>
        <translation>Status di layar pusat</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Note the status</source>
        <translation>Catat status</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>SerialField</name>
    <message>
        <source>Blank serial</source>
        <translation>Nomor seri blangko</translation>
    </message>
    <message>
        <source>Scan or type</source>
        <translation>Pindai atau ketik</translation>
    </message>
</context>
<context>
    <name>SerialsTab</name>
    <message>
        <source>Blank serials</source>
        <translation>Nomor seri blangko</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Nomor seri</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>No serials here. They are kept when a delivery is booked with its serials.</source>
        <translation>Belum ada nomor seri. Nomor seri disimpan saat penerimaan dicatat beserta nomornya.</translation>
    </message>
    <message>
        <source>Find a serial</source>
        <translation>Cari nomor seri</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Semua keadaan</translation>
    </message>
    <message>
        <source>Missing…</source>
        <translation>Hilang…</translation>
    </message>
    <message>
        <source>The first {count} are shown; type a part of the serial to see others.</source>
        <translation>Ditampilkan {count} yang pertama; ketik sebagian nomor seri untuk melihat yang lain.</translation>
    </message>
    <message>
        <source>Found again…</source>
        <translation>Ditemukan…</translation>
    </message>
</context>
<context>
    <name>ServerForm</name>
    <message>
        <source>Server</source>
        <translation>Peladen</translation>
    </message>
    <message>
        <source>Its name as on its certificate</source>
        <translation>Namanya seperti pada sertifikatnya</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Basis data</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nama pengguna</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>The connection is encrypted. The administrator of the server knows all this.</source>
        <translation>Sambungannya terenkripsi. Semua ini diketahui administrator peladen.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Certificate of the office&apos;s authority</source>
        <translation>Sertifikat otoritas kantor</translation>
    </message>
    <message>
        <source>office-ca.crt proves that this is the office&apos;s own server</source>
        <translation>office-ca.crt membuktikan bahwa ini peladen kantor sendiri</translation>
    </message>
    <message>
        <source>Certificates (*.crt *.pem *.cer)</source>
        <translation>Sertifikat (*.crt *.pem *.cer)</translation>
    </message>
</context>
<context>
    <name>ServerPasswordView</name>
    <message>
        <source>The office server asks for a password</source>
        <translation>Peladen kantor meminta kata sandi</translation>
    </message>
    <message>
        <source>The database&apos;s, not your own: the administrator knows it. A key store of this computer keeps it.</source>
        <translation>Kata sandi basis data, bukan kata sandi Anda; administrator mengetahuinya. Penyimpan kunci komputer ini menyimpannya, bila ada.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Hubungkan</translation>
    </message>
    <message>
        <source>Open another file…</source>
        <translation>Buka berkas lain…</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Ini perlu diisi.</translation>
    </message>
</context>
<context>
    <name>ServiceDialog</name>
    <message>
        <source>no limit</source>
        <translation>tanpa batas</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Dibuka</translation>
    </message>
    <message>
        <source>Name in Indonesian</source>
        <translation>Nama dalam bahasa Indonesia</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Nama dalam bahasa Inggris</translation>
    </message>
    <message>
        <source>Numbers a day</source>
        <translation>Nomor per hari</translation>
    </message>
    <message>
        <source>In the morning</source>
        <translation>Pagi</translation>
    </message>
    <message>
        <source>In the afternoon</source>
        <translation>Siang</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Papers are changed in the checklist, where each change is a version.</source>
        <translation>Berkas diubah di daftar periksa; setiap perubahan di sana menjadi versi.</translation>
    </message>
    <message>
        <source>Papers to bring</source>
        <translation>Berkas yang dibawa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>ServiceTile</name>
    <message>
        <source>{count} waiting</source>
        <translation>{count} menunggu</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>tanpa batas</translation>
    </message>
    <message>
        <source>none left today</source>
        <translation>habis hari ini</translation>
    </message>
    <message>
        <source>none left this half of the day</source>
        <translation>habis untuk paruh hari ini</translation>
    </message>
    <message>
        <source>{count} left</source>
        <translation>sisa {count}</translation>
    </message>
</context>
<context>
    <name>ServicesPart</name>
    <message>
        <source>Services</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ubah…</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Huruf</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>Per hari</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>offered</source>
        <translation>dibuka</translation>
    </message>
    <message>
        <source>not offered</source>
        <translation>tidak dibuka</translation>
    </message>
    <message>
        <source>day: {day}, morning: {morning}, afternoon: {afternoon}</source>
        <translation>sehari: {day}, pagi: {morning}, siang: {afternoon}</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Some numbers given without network were held by somebody else already: {pairs}. The new tickets are printed; hand them out.</source>
        <translation>Beberapa nomor yang diberi tanpa jaringan sudah dipegang orang lain: {pairs}. Tiket baru dicetak; serahkan kepada pemiliknya.</translation>
    </message>
    <message>
        <source>Numbers given without network are in the queue now: {codes}</source>
        <translation>Nomor yang diberi tanpa jaringan sudah masuk antrean: {codes}</translation>
    </message>
    <message>
        <source>The printer did not take {number}. It is kept and tried again.</source>
        <translation>Pencetak tidak menerima {number}. Dokumen disimpan dan dicoba lagi.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Coba sekarang</translation>
    </message>
    <message>
        <source>Back up again</source>
        <translation>Cadangkan lagi</translation>
    </message>
    <message>
        <source>The second place for backups was full: {count} of the oldest were removed from it for the new one. A larger disk or stick keeps more of them.</source>
        <translation>Tempat cadangan kedua penuh: {count} cadangan tertua di sana dihapus agar yang baru muat. Diska atau stik yang lebih besar menyimpan lebih banyak.</translation>
    </message>
    <message>
        <source>The backup failed. {why}</source>
        <translation>Cadangan gagal dibuat. {why}</translation>
    </message>
    <message>
        <source>{officer} left number {number} open at this counter. Finish it or set it aside first.</source>
        <translation>{officer} meninggalkan nomor {number} terbuka di loket ini. Selesaikan atau parkir dahulu.</translation>
    </message>
    <message>
        <source>{count} cards were being printed when the program ended. Settle them first.</source>
        <translation>{count} kartu sedang dicetak ketika program berhenti. Pastikan hasilnya dahulu.</translation>
    </message>
</context>
<context>
    <name>SessionsPart</name>
    <message>
        <source>Who is signed in</source>
        <translation>Siapa yang sedang masuk</translation>
    </message>
    <message>
        <source>End the session</source>
        <translation>Akhiri sesi</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Terakhir dipakai</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>An ended session is refused at its next act and asks to sign in. Drafts stay.</source>
        <translation>Sesi yang diakhiri ditolak pada tindakan berikutnya dan harus masuk lagi. Draf tetap tersimpan.</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>this one</source>
        <translation>sesi ini</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>terkunci</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>dipakai</translation>
    </message>
    <message>
        <source>The session of {name} is ended.</source>
        <translation>Sesi {name} sudah diakhiri.</translation>
    </message>
</context>
<context>
    <name>SetAsideDialog</name>
    <message>
        <source>Set blanks aside</source>
        <translation>Sisihkan blangko</translation>
    </message>
    <message>
        <source>The blanks stay in the box and in the book; other cards do not get them.</source>
        <translation>Blangko tetap di kotak dan di buku; kartu lain tidak mendapatkannya.</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Keperluan</translation>
    </message>
    <message>
        <source>For example recording at schools</source>
        <translation>Misalnya perekaman di sekolah</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Keping</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Hari terakhir</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Sisihkan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Parts of the settings</source>
        <translation>Bagian pengaturan</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Komputer ini</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Kantor</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Jam buka</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Daftar periksa</translation>
    </message>
    <message>
        <source>Security of the data</source>
        <translation>Keamanan data</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>Central status</source>
        <translation>Status pusat</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Keadaan darurat</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsol</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sesi masuk</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Tentang</translation>
    </message>
</context>
<context>
    <name>SettleDialog</name>
    <message>
        <source>What became of card {number}?</source>
        <translation>Bagaimana hasil kartu {number}?</translation>
    </message>
    <message>
        <source>Look into the printer and at the cards lying there. Until this is settled, no other card can be printed for {name}.</source>
        <translation>Lihat ke dalam pencetak dan kartu yang ada. Sebelum dipastikan, kartu lain untuk {name} tidak dapat dicetak.</translation>
    </message>
    <message>
        <source>A good card came out</source>
        <translation>Kartu keluar dengan baik</translation>
    </message>
    <message>
        <source>Spoiled: {reason}</source>
        <translation>Rusak: {reason}</translation>
    </message>
    <message>
        <source>Not printed, the blank is untouched</source>
        <translation>Tidak jadi dicetak, blangko utuh</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Pastikan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Blank serial</source>
        <translation>Nomor seri blangko</translation>
    </message>
    <message>
        <source>Scan or type</source>
        <translation>Pindai atau ketik</translation>
    </message>
    <message>
        <source>Choose what became of the card.</source>
        <translation>Pilih hasil kartunya.</translation>
    </message>
</context>
<context>
    <name>SetupView</name>
    <message>
        <source>Office</source>
        <translation>Kantor</translation>
    </message>
    <message>
        <source>Which office is this?</source>
        <translation>Kantor mana ini?</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>Kop surat</translation>
    </message>
    <message>
        <source>What stands on your papers?</source>
        <translation>Apa yang tertulis pada kop?</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Basis data</translation>
    </message>
    <message>
        <source>Where does the data lie?</source>
        <translation>Di mana datanya?</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Who is the first supervisor?</source>
        <translation>Siapa supervisor pertama?</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>Pencetak</translation>
    </message>
    <message>
        <source>Where do papers come out?</source>
        <translation>Di mana dokumen dicetak?</translation>
    </message>
    <message>
        <source>Welcome to EKTP Desk</source>
        <translation>Selamat datang di EKTP Desk</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Berikutnya</translation>
    </message>
    <message>
        <source>Just looking?</source>
        <translation>Ingin melihat dahulu?</translation>
    </message>
    <message>
        <source>A demonstration office: 127,684 invented residents of Palopo and a year of work. It takes about half a minute.</source>
        <translation>Kantor demonstrasi: 127.684 penduduk rekaan Palopo dan setahun pekerjaan. Perlu sekitar setengah menit.</translation>
    </message>
    <message>
        <source>Sign in as {names} … with the password {password}.</source>
        <translation>Masuk sebagai {names} … dengan kata sandi {password}.</translation>
    </message>
    <message>
        <source>Try it with a demonstration office</source>
        <translation>Coba dengan kantor demonstrasi</translation>
    </message>
    <message>
        <source>A laptop for visits?</source>
        <translation>Laptop untuk jemput bola?</translation>
    </message>
    <message>
        <source>A laptop that goes along to villages, schools and homes opens no office of its own: it works with the file that the office makes for each visit.</source>
        <translation>Laptop yang dibawa ke kelurahan, sekolah, dan rumah tidak membuka kantor sendiri: laptop bekerja dengan berkas yang dibuat kantor untuk setiap kunjungan.</translation>
    </message>
    <message>
        <source>Prepare a field laptop</source>
        <translation>Siapkan laptop lapangan</translation>
    </message>
    <message>
        <source>Open the office</source>
        <translation>Buka kantor</translation>
    </message>
    <message>
        <source>Opening the office …</source>
        <translation>Membuka kantor …</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Menghubungi peladen …</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>No counter</source>
        <translation>Tanpa loket</translation>
    </message>
    <message>
        <source>Sign in to begin</source>
        <translation>Masuk untuk memulai</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Tampilkan kata sandi</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nama pengguna</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Other visits</source>
        <translation>Kunjungan lain</translation>
    </message>
    <message>
        <source>Access in an emergency…</source>
        <translation>Akses darurat…</translation>
    </message>
</context>
<context>
    <name>SignOffForm</name>
    <message>
        <source>A second person signs off these exceptions:</source>
        <translation>Orang kedua mengesahkan pengecualian ini:</translation>
    </message>
    <message>
        <source>What may get better is never excused by one person alone.</source>
        <translation>Yang masih dapat membaik tidak pernah dikecualikan oleh satu orang saja.</translation>
    </message>
</context>
<context>
    <name>SignStep</name>
    <message>
        <source>Another witness</source>
        <translation>Tambah saksi</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>Destroyed on</source>
        <translation>Tanggal pemusnahan</translation>
    </message>
    <message>
        <source>Witness {number}</source>
        <translation>Saksi {number}</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Jabatan</translation>
    </message>
    <message>
        <source>NIP, if any</source>
        <translation>NIP, bila ada</translation>
    </message>
</context>
<context>
    <name>SlotPicker</name>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Sisa</translation>
    </message>
    <message>
        <source>No free day as far ahead as the office promises.</source>
        <translation>Tidak ada hari kosong sejauh janji temu dibuka.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>{count} left</source>
        <translation>sisa {count}</translation>
    </message>
    <message>
        <source>quota used up</source>
        <translation>kuota habis</translation>
    </message>
    <message>
        <source>full</source>
        <translation>penuh</translation>
    </message>
</context>
<context>
    <name>Soundness</name>
    <message>
        <source>Are the data sound?</source>
        <translation>Apakah datanya utuh?</translation>
    </message>
    <message>
        <source>Checking reads everything and changes nothing; work goes on meanwhile. A repair makes again what other data hold, with a backup made before.</source>
        <translation>Pemeriksaan membaca semuanya tanpa mengubah apa pun; pekerjaan berjalan terus. Perbaikan membangun ulang apa yang masih tersimpan di data lain, setelah cadangan dibuat.</translation>
    </message>
    <message>
        <source>Check the data…</source>
        <translation>Periksa data…</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Perbaiki…</translation>
    </message>
</context>
<context>
    <name>StartOverDialog</name>
    <message>
        <source>Begin this laptop anew?</source>
        <translation>Siapkan laptop ini dari awal?</translation>
    </message>
    <message>
        <source>{count} visits on this laptop can be opened by nobody any more. What was done in them and not packed is lost; the office asks the team, and records those people again.</source>
        <translation>Data {count} kunjungan di laptop ini tidak dapat dibuka lagi oleh siapa pun. Pekerjaan di dalamnya yang belum dikemas hilang; kantor bertanya kepada tim dan merekam orang-orang itu lagi.</translation>
    </message>
    <message>
        <source>The laptop gets new keys and is registered anew at the office; then the office makes new files for it.</source>
        <translation>Laptop mendapat kunci baru dan didaftarkan ulang di kantor; sesudah itu kantor membuat berkas baru untuknya.</translation>
    </message>
    <message>
        <source>{count} files that were packed are safe: only the office can read them. Copy them to a stick now and give them to the office before it revokes the old entry of this laptop.</source>
        <translation>{count} berkas yang sudah dikemas tetap aman: hanya kantor yang dapat membacanya. Salin sekarang ke flashdisk dan serahkan kepada kantor sebelum pendaftaran lama laptop ini dicabut.</translation>
    </message>
    <message>
        <source>Copy to a stick…</source>
        <translation>Salin ke flashdisk…</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Siapkan dari awal</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Where to? A stick&apos;s folder</source>
        <translation>Ke mana? Folder flashdisk</translation>
    </message>
    <message>
        <source>{count} files are on the stick. Bring them to the office.</source>
        <translation>{count} berkas sudah ada di flashdisk. Bawa ke kantor.</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Touch the service you need</source>
        <translation>Sentuh layanan yang Anda perlukan</translation>
    </message>
    <message>
        <source>Today&apos;s quota is used up. Please come another day.</source>
        <translation>Kuota hari ini habis. Silakan datang di hari lain.</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>Tidak ada yang menunggu</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} menunggu</translation>
    </message>
    <message>
        <source>Do you have an appointment? Hold its slip or your card to the scanner.</source>
        <translation>Punya janji temu? Dekatkan lembarnya atau KTP-el Anda ke pemindai.</translation>
    </message>
    <message>
        <source>The quota of this half of the day is used up.</source>
        <translation>Kuota untuk setengah hari ini sudah habis.</translation>
    </message>
    <message>
        <source>Blank cards are short today. You may choose what to do.</source>
        <translation>Blangko kartu hari ini terbatas. Anda dapat memilih cara layanan.</translation>
    </message>
    <message>
        <source>Blank cards are used up. You may go on the waiting list, or be recorded only.</source>
        <translation>Blangko kartu habis. Anda dapat masuk daftar tunggu, atau rekam saja.</translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <source>Opening the office …</source>
        <translation>Membuka kantor …</translation>
    </message>
</context>
<context>
    <name>StatisticsDialog</name>
    <message>
        <source>Statistics of printing</source>
        <translation>Statistik pencetakan</translation>
    </message>
    <message>
        <source>Spoiled, per cent of all pieces</source>
        <translation>Rusak, persen dari semua keping</translation>
    </message>
    <message>
        <source>Export as XLSX…</source>
        <translation>Ekspor XLSX…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>By printer</source>
        <translation>Menurut pencetak</translation>
    </message>
    <message>
        <source>By operator</source>
        <translation>Menurut operator</translation>
    </message>
    <message>
        <source>good</source>
        <translation>baik</translation>
    </message>
    <message>
        <source>spoiled</source>
        <translation>rusak</translation>
    </message>
    <message>
        <source>spoiled; usual {rate}</source>
        <translation>rusak; lazimnya {rate}</translation>
    </message>
    <message>
        <source>pieces an hour of work</source>
        <translation>keping per jam kerja</translation>
    </message>
    <message>
        <source>median time of a piece</source>
        <translation>median waktu per keping</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Baik</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Belum pasti</translation>
    </message>
    <message>
        <source>Spoiled</source>
        <translation>Rusak</translation>
    </message>
    <message>
        <source>An hour</source>
        <translation>Per jam</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Nothing was printed in this time.</source>
        <translation>Tidak ada yang dicetak pada masa ini.</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Lazimnya</translation>
    </message>
    <message>
        <source>No operator known</source>
        <translation>Operator tidak dikenal</translation>
    </message>
    <message>
        <source>No printer registered</source>
        <translation>Pencetak belum terdaftar</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} mnt {seconds} dtk</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Menurut</translation>
    </message>
    <message>
        <source>Spoiled, %</source>
        <translation>Rusak, %</translation>
    </message>
    <message>
        <source>Pieces an hour</source>
        <translation>Keping per jam</translation>
    </message>
    <message>
        <source>Median, seconds</source>
        <translation>Median, detik</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Pencetak</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Export the statistics</source>
        <translation>Ekspor statistik</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
</context>
<context>
    <name>StatusDialog</name>
    <message>
        <source>Central status as seen</source>
        <translation>Status pusat yang terlihat</translation>
    </message>
    <message>
        <source>Status on the central screen</source>
        <translation>Status di layar pusat</translation>
    </message>
    <message>
        <source>Urgent because</source>
        <translation>Mendesak karena</translation>
    </message>
    <message>
        <source>Leave empty if it is not</source>
        <translation>Kosongkan bila tidak mendesak</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Note the status</source>
        <translation>Catat status</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>StepForm</name>
    <message>
        <source>Name in Indonesian</source>
        <translation>Nama dalam bahasa Indonesia</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Nama dalam bahasa Inggris</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>tanpa batas</translation>
    </message>
    <message>
        <source>Attempts first</source>
        <translation>Percobaan dahulu</translation>
    </message>
    <message>
        <source>Usual minutes</source>
        <translation>Lazimnya (menit)</translation>
    </message>
    <message>
        <source>Exceptions this step knows</source>
        <translation>Pengecualian pada langkah ini</translation>
    </message>
</context>
<context>
    <name>StepView</name>
    <message>
        <source>Review</source>
        <translation>Pemeriksaan</translation>
    </message>
    <message>
        <source>Special recording</source>
        <translation>Perekaman khusus</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Pengecualian</translation>
    </message>
    <message>
        <source>None: everything was captured.</source>
        <translation>Tidak ada: semuanya terekam.</translation>
    </message>
    <message>
        <source>{text} · signed off by {name}</source>
        <translation>{text} · disetujui {name}</translation>
    </message>
</context>
<context>
    <name>StockPage</name>
    <message>
        <source>Blank cards</source>
        <translation>Blangko</translation>
    </message>
</context>
<context>
    <name>StockPanel</name>
    <message>
        <source>Stock and forecast</source>
        <translation>Stok dan prakiraan</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Sebagai tabel</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>Simpan tabel…</translation>
    </message>
    <message>
        <source>blanks left</source>
        <translation>sisa blangko</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>perkiraan</translation>
    </message>
    <message>
        <source>8 of 10 futures</source>
        <translation>8 dari 10 kemungkinan</translation>
    </message>
    <message>
        <source>delivery</source>
        <translation>penerimaan</translation>
    </message>
    <message>
        <source>known visit</source>
        <translation>kunjungan terencana</translation>
    </message>
    <message>
        <source>correction</source>
        <translation>koreksi</translation>
    </message>
    <message>
        <source>apply by {day}</source>
        <translation>ajukan paling lambat {day}</translation>
    </message>
    <message>
        <source>{left} blanks left. Likely the last one goes on {middle}, 8 of 10 futures between {early} and {late}. Apply by {apply}.</source>
        <translation>Sisa {left} blangko. Blangko terakhir diperkirakan {middle}, 8 dari 10 kemungkinan antara {early} dan {late}. Ajukan paling lambat {apply}.</translation>
    </message>
    <message>
        <source>left {left}, used {used}</source>
        <translation>sisa {left}, terpakai {used}</translation>
    </message>
    <message>
        <source>likely {middle}, between {low} and {high}</source>
        <translation>perkiraan {middle}, antara {low} dan {high}</translation>
    </message>
    <message>
        <source>received {pieces}</source>
        <translation>diterima {pieces}</translation>
    </message>
    <message>
        <source>correction {pieces}</source>
        <translation>koreksi {pieces}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Sisa</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Terpakai</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Left, bad luck</source>
        <translation>Sisa, terburuk</translation>
    </message>
    <message>
        <source>Left, likely</source>
        <translation>Sisa, perkiraan</translation>
    </message>
    <message>
        <source>Left, good luck</source>
        <translation>Sisa, terbaik</translation>
    </message>
    <message>
        <source>Known visits</source>
        <translation>Kunjungan terencana</translation>
    </message>
    <message>
        <source>As a picture</source>
        <translation>Sebagai gambar</translation>
    </message>
    <message>
        <source>Export table</source>
        <translation>Simpan tabel</translation>
    </message>
</context>
<context>
    <name>StoreReportDialog</name>
    <message>
        <source>Report of the destruction store</source>
        <translation>Laporan gudang pemusnahan</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Bulan</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Awal</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>Dimusnahkan</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Akhir</translation>
    </message>
    <message>
        <source>Export as XLSX…</source>
        <translation>Ekspor XLSX…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Simpan PDF…</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Opening {opening} + came in {came} − destroyed {gone} = closing {closing}</source>
        <translation>Awal {opening} + masuk {came} − dimusnahkan {gone} = akhir {closing}</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Simpan laporan</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
</context>
<context>
    <name>SuketDialog</name>
    <message>
        <source>Issue a suket</source>
        <translation>Buat suket</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Keperluan</translation>
    </message>
    <message>
        <source>May stay empty</source>
        <translation>Boleh kosong</translation>
    </message>
    <message>
        <source>Issue and print</source>
        <translation>Buat dan cetak</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>SuketTab</name>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Dibuat</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Berlaku sampai</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Register of sukets</source>
        <translation>Buku register suket</translation>
    </message>
    <message>
        <source>No suket here.</source>
        <translation>Belum ada suket di sini.</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Tarik…</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Perpanjang</translation>
    </message>
    <message>
        <source>Issue a suket…</source>
        <translation>Buat suket…</translation>
    </message>
    <message>
        <source>Blanks are short: a suket may be issued to people already recorded.</source>
        <translation>Blangko kurang: suket dapat dibuat untuk yang sudah direkam.</translation>
    </message>
    <message>
        <source>Run out</source>
        <translation>Habis masa berlaku</translation>
    </message>
    <message>
        <source>{count} days left</source>
        <translation>sisa {count} hari</translation>
    </message>
    <message>
        <source>Take the suket back</source>
        <translation>Tarik suket</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Tarik kembali</translation>
    </message>
</context>
<context>
    <name>SupervisorStep</name>
    <message>
        <source>Full name</source>
        <translation>Nama lengkap</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nama pengguna</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>At least 8 characters</source>
        <translation>Paling sedikit 8 karakter</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>Ulangi kata sandi</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Kedua kata sandi tidak sama.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Ini perlu diisi.</translation>
    </message>
</context>
<context>
    <name>TabSpec</name>
    <message>
        <source>To be done</source>
        <translation>Perlu tindakan</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Kasus</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Surat</translation>
    </message>
    <message>
        <source>Suket</source>
        <translation>Suket</translation>
    </message>
    <message>
        <source>Coming of age</source>
        <translation>Genap 17 tahun</translation>
    </message>
    <message>
        <source>IKD</source>
        <translation>IKD</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Ringkasan</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Permohonan</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Mutasi</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>Serials</source>
        <translation>Nomor seri</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Selisih</translation>
    </message>
    <message>
        <source>Destruction</source>
        <translation>Pemusnahan</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Serahkan</translation>
    </message>
    <message>
        <source>Not collected</source>
        <translation>Belum diambil</translation>
    </message>
    <message>
        <source>Through the kelurahan</source>
        <translation>Lewat kelurahan</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Kunjungan</translation>
    </message>
    <message>
        <source>Requests for a visit</source>
        <translation>Permohonan</translation>
    </message>
    <message>
        <source>Where next</source>
        <translation>Usulan</translation>
    </message>
    <message>
        <source>Laptops</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>Files home</source>
        <translation>Berkas pulang</translation>
    </message>
</context>
<context>
    <name>TakeDialog</name>
    <message>
        <source>Take this visit in?</source>
        <translation>Ambil kunjungan ini?</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Kunjungan</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Data of</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} orang</translation>
    </message>
    <message>
        <source>Who may sign in</source>
        <translation>Yang dapat masuk</translation>
    </message>
    <message>
        <source>{count} officers</source>
        <translation>{count} petugas</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Dibuat</translation>
    </message>
    <message>
        <source>To be used until</source>
        <translation>Berlaku sampai</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Kantor</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Sidik kantor</translation>
    </message>
    <message>
        <source>This is the first file of an office on this laptop. Compare the key with the one on the office&apos;s “Laptops” tab: from now on this laptop takes files of this office only.</source>
        <translation>Ini berkas kantor yang pertama di laptop ini. Cocokkan sidik kantor dengan yang ada di tab “Laptop” di kantor: mulai sekarang laptop ini hanya menerima berkas kantor tersebut.</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>Ambil</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>TakeOverBar</name>
    <message>
        <source>Take over and go on</source>
        <translation>Ambil alih dan lanjutkan</translation>
    </message>
    <message>
        <source>{operator} is working on {name}: {done} of {total} things done.</source>
        <translation>{operator} sedang mengerjakan {name}: {done} dari {total} hal selesai.</translation>
    </message>
</context>
<context>
    <name>TargetChoosePart</name>
    <message>
        <source>Where they live</source>
        <translation>Tempat tinggal</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Umur</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Other visit</source>
        <translation>Kunjungan lain</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>Orang yang ditemukan</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Mencari …</translation>
    </message>
    <message>
        <source>Somebody by name…</source>
        <translation>Cari orang…</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Pilih semua</translation>
    </message>
    <message>
        <source>Put on the list</source>
        <translation>Masukkan ke daftar</translation>
    </message>
    <message>
        <source>Nearby: the district</source>
        <translation>Sekitarnya: sekecamatan</translation>
    </message>
    <message>
        <source>Whole city</source>
        <translation>Seluruh kota</translation>
    </message>
    <message>
        <source>Nobody here who is not on the list already.</source>
        <translation>Tidak ada orang lain di sini yang belum masuk daftar.</translation>
    </message>
    <message>
        <source>{count} people, the first {shown} are shown. Narrow the place, or put these on the list first.</source>
        <translation>{count} orang, {shown} pertama ditampilkan. Persempit tempatnya, atau masukkan ini dahulu.</translation>
    </message>
    <message>
        <source>{count} people. Choose several with Shift or Ctrl.</source>
        <translation>{count} orang. Pilih beberapa dengan Shift atau Ctrl.</translation>
    </message>
    <message>
        <source>Put {count} on the list</source>
        <translation>Masukkan {count} orang</translation>
    </message>
    <message>
        <source>Class {name}</source>
        <translation>Kelas {name}</translation>
    </message>
    <message>
        <source>{number}, {day}</source>
        <translation>{number}, {day}</translation>
    </message>
    <message>
        <source>Who else is to be visited?</source>
        <translation>Siapa lagi yang didatangi?</translation>
    </message>
</context>
<context>
    <name>TargetDialog</name>
    <message>
        <source>People of the visit</source>
        <translation>Sasaran kunjungan</translation>
    </message>
    <message>
        <source>On the list</source>
        <translation>Di daftar</translation>
    </message>
    <message>
        <source>Choose people</source>
        <translation>Pilih orang</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>People of {number}</source>
        <translation>Sasaran {number}</translation>
    </message>
    <message>
        <source>On the list ({count})</source>
        <translation>Di daftar ({count})</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
</context>
<context>
    <name>TargetList</name>
    <message>
        <source>Name, NIK or address</source>
        <translation>Nama, NIK, atau alamat</translation>
    </message>
    <message>
        <source>Who is shown</source>
        <translation>Siapa yang ditampilkan</translation>
    </message>
    <message>
        <source>Everybody on the list</source>
        <translation>Semua di daftar</translation>
    </message>
    <message>
        <source>New people</source>
        <translation>Orang baru</translation>
    </message>
    <message>
        <source>Not on the list</source>
        <translation>Di luar daftar</translation>
    </message>
    <message>
        <source>How far they are</source>
        <translation>Sejauh mana</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Belum selesai</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Umur</translation>
    </message>
    <message>
        <source>RT/RW</source>
        <translation>RT/RW</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>People of the visit</source>
        <translation>Orang kunjungan ini</translation>
    </message>
    <message>
        <source>Nobody here. Change the filters, or add a person.</source>
        <translation>Tidak ada orang di sini. Ubah saringan, atau tambahkan orang baru.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baru</translation>
    </message>
    <message>
        <source>Being recorded</source>
        <translation>Sedang direkam</translation>
    </message>
</context>
<context>
    <name>TargetListPart</name>
    <message>
        <source>Name on the list</source>
        <translation>Nama di daftar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>People on the list</source>
        <translation>Orang di daftar</translation>
    </message>
    <message>
        <source>Nobody is on the list yet. Choose people on the tab beside this one.</source>
        <translation>Belum ada orang di daftar. Pilih orangnya di tab sebelah.</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Keluarkan dari daftar</translation>
    </message>
    <message>
        <source>Take the outcome back</source>
        <translation>Hapus hasilnya</translation>
    </message>
    <message>
        <source>Note the outcome…</source>
        <translation>Catat hasil…</translation>
    </message>
    <message>
        <source>{count} people, {recorded} of them recorded by now; an outcome is noted for {told}.</source>
        <translation>{count} orang, {recorded} sudah direkam; {told} sudah ada hasilnya.</translation>
    </message>
    <message>
        <source>Class {name}</source>
        <translation>Kelas {name}</translation>
    </message>
</context>
<context>
    <name>TargetsViewModel</name>
    <message>
        <source>{count} people are on the list now.</source>
        <translation>{count} orang masuk daftar.</translation>
    </message>
    <message>
        <source>One person more is on the list.</source>
        <translation>Satu orang masuk daftar.</translation>
    </message>
    <message>
        <source>Nobody was put on the list: they are on it already, or not on the roll any more.</source>
        <translation>Tidak ada yang masuk daftar: sudah ada di daftar, atau tidak lagi tercatat sebagai penduduk.</translation>
    </message>
    <message>
        <source>One person was taken off the list.</source>
        <translation>Satu orang dikeluarkan dari daftar.</translation>
    </message>
    <message>
        <source>{count} people were taken off the list.</source>
        <translation>{count} orang dikeluarkan dari daftar.</translation>
    </message>
    <message>
        <source>Noted: {name}.</source>
        <translation>Dicatat: {name}.</translation>
    </message>
</context>
<context>
    <name>TimelineDialog</name>
    <message>
        <source>What to show</source>
        <translation>Yang ditampilkan</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Perihal</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Whole history</source>
        <translation>Seluruh riwayat</translation>
    </message>
    <message>
        <source>Nothing is known of this person here yet.</source>
        <translation>Belum ada catatan tentang orang ini di sini.</translation>
    </message>
    <message>
        <source>Give out all data…</source>
        <translation>Serahkan semua data…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>All data of this person</source>
        <translation>Semua data orang ini</translation>
    </message>
    <message>
        <source>Who asked, and why?</source>
        <translation>Siapa yang meminta, dan untuk apa?</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Pilih berkas…</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
    <message>
        <source>{number} events</source>
        <translation>{number} kejadian</translation>
    </message>
</context>
<context>
    <name>TimesPart</name>
    <message>
        <source>Services (minutes)</source>
        <translation>Layanan (menit)</translation>
    </message>
    <message>
        <source>Waiting, median</source>
        <translation>Menunggu, median</translation>
    </message>
    <message>
        <source>Service, median</source>
        <translation>Layanan, median</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Diambil</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>Tidak hadir</translation>
    </message>
    <message>
        <source>No numbers in this time.</source>
        <translation>Tidak ada nomor pada waktu ini.</translation>
    </message>
    <message>
        <source>Officers (minutes)</source>
        <translation>Petugas (menit)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>Dilayani</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Menganggur</translation>
    </message>
    <message>
        <source>Nothing done yet.</source>
        <translation>Belum ada yang dikerjakan.</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>P90</source>
        <translation>P90</translation>
    </message>
    <message>
        <source>At counter</source>
        <translation>Di loket</translation>
    </message>
</context>
<context>
    <name>TroubleView</name>
    <message>
        <source>The office could not be opened</source>
        <translation>Kantor tidak dapat dibuka</translation>
    </message>
</context>
<context>
    <name>TurningPart</name>
    <message>
        <source>Election day</source>
        <translation>Hari pemilihan</translation>
    </message>
    <message>
        <source>Count until this day</source>
        <translation>Hitung sampai tanggal ini</translation>
    </message>
    <message>
        <source>No election</source>
        <translation>Tanpa pemilihan</translation>
    </message>
    <message>
        <source>Schools…</source>
        <translation>Sekolah…</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Per bulan</translation>
    </message>
    <message>
        <source>By school</source>
        <translation>Per sekolah</translation>
    </message>
    <message>
        <source>School</source>
        <translation>Sekolah</translation>
    </message>
    <message>
        <source>Turn 17</source>
        <translation>Menjelang 17</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Direkam</translation>
    </message>
    <message>
        <source>Print-ready</source>
        <translation>Siap cetak</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Export as XLSX…</source>
        <translation>Ekspor ke XLSX…</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Bulan</translation>
    </message>
    <message>
        <source>Turns 17</source>
        <translation>Genap 17</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Kelas</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Who turns 17</source>
        <translation>Yang genap 17 tahun</translation>
    </message>
    <message>
        <source>Nobody turns 17 in this time.</source>
        <translation>Tidak ada yang genap 17 tahun dalam masa ini.</translation>
    </message>
    <message>
        <source>Until {day} {people} people turn 17; {open} of them are not recorded yet.</source>
        <translation>Sampai {day}, {people} orang genap 17 tahun; {open} di antaranya belum direkam.</translation>
    </message>
    <message>
        <source>Names ({count})</source>
        <translation>Nama ({count})</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>direkam</translation>
    </message>
    <message>
        <source>not recorded yet</source>
        <translation>belum direkam</translation>
    </message>
    <message>
        <source>All months</source>
        <translation>Semua bulan</translation>
    </message>
    <message>
        <source>School not known</source>
        <translation>Sekolah tidak diketahui</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>turning 17 until {day}.xlsx</source>
        <translation>genap 17 sampai {day}.xlsx</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Ekspor daftar</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
</context>
<context>
    <name>UncollectedTab</name>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>All kelurahan</source>
        <translation>Semua kelurahan</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Tarik…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Ekspor…</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>Cetak daftar</translation>
    </message>
    <message>
        <source>Owners were told…</source>
        <translation>Sudah diberi tahu…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Dicetak</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>Diberi tahu</translation>
    </message>
    <message>
        <source>Cards not collected</source>
        <translation>Kartu belum diambil</translation>
    </message>
    <message>
        <source>No card waits here.</source>
        <translation>Tidak ada kartu yang menunggu.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Choose several with Shift or Ctrl.</source>
        <translation>Pilih beberapa dengan Shift atau Ctrl.</translation>
    </message>
    <message>
        <source>{count} cards have waited more than {days} days.</source>
        <translation>{count} kartu menunggu lebih dari {days} hari.</translation>
    </message>
    <message>
        <source>Withdraw the card of {name}</source>
        <translation>Tarik kartu {name}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Put it into the destruction store</source>
        <translation>Simpan untuk dimusnahkan</translation>
    </message>
    <message>
        <source>The list is printing.</source>
        <translation>Daftar sedang dicetak.</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Ekspor daftar</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Last told on</source>
        <translation>Terakhir diberi tahu</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>Siapa yang diberi tahu</translation>
    </message>
    <message>
        <source>Times told</source>
        <translation>Berapa kali</translation>
    </message>
</context>
<context>
    <name>UndoDialog</name>
    <message>
        <source>Undo a roll update</source>
        <translation>Batalkan pembaruan daftar</translation>
    </message>
    <message>
        <source>{file}, {day}. What was changed since then stays as it is; people who came by this update and were served since stay too.</source>
        <translation>{file}, {day}. Yang diubah sesudah itu tetap seperti sekarang; penduduk dari pembaruan ini yang sudah dilayani juga tetap ada.</translation>
    </message>
    <message>
        <source>people as before</source>
        <translation>kembali seperti semula</translation>
    </message>
    <message>
        <source>new people removed</source>
        <translation>penduduk baru dihapus</translation>
    </message>
    <message>
        <source>left as they are</source>
        <translation>tetap seperti sekarang</translation>
    </message>
    <message>
        <source>Undo the update</source>
        <translation>Batalkan pembaruan</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Biarkan</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Why it stays</source>
        <translation>Mengapa tetap</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>Yang tetap</translation>
    </message>
    <message>
        <source>Who stays as they are</source>
        <translation>Yang tetap seperti sekarang</translation>
    </message>
    <message>
        <source>Everything returns to what it was before.</source>
        <translation>Semuanya kembali seperti semula.</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>Membandingkan …</translation>
    </message>
    <message>
        <source>Undone: {restored} as before, {removed} removed, {kept} left as they are.</source>
        <translation>Dibatalkan: {restored} kembali seperti semula, {removed} dihapus, {kept} tetap.</translation>
    </message>
    <message>
        <source>{done} of {total} people</source>
        <translation>{done} dari {total} orang</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Locked</source>
        <translation>Terkunci</translation>
    </message>
    <message>
        <source>Locked since {time}. What you were doing is kept; your password brings it back.</source>
        <translation>Terkunci sejak {time}. Pekerjaan Anda tetap ada; kata sandi Anda membukanya kembali.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Somebody else signs {name} out first. Drafts stay; what was typed and not saved yet is lost.</source>
        <translation>Petugas lain mengeluarkan {name} lebih dahulu. Draf tetap tersimpan; yang diketik dan belum disimpan akan hilang.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Buka kunci</translation>
    </message>
</context>
<context>
    <name>UnlockView</name>
    <message>
        <source>The data are locked</source>
        <translation>Data terkunci</translation>
    </message>
    <message>
        <source>Pass phrase</source>
        <translation>Frasa sandi</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Kunci pemulihan</translation>
    </message>
    <message>
        <source>The groups on the paper, with or without dashes</source>
        <translation>Kelompok huruf di kertas, dengan atau tanpa tanda hubung</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Open another file…</source>
        <translation>Buka berkas lain…</translation>
    </message>
    <message>
        <source>Use the pass phrase</source>
        <translation>Pakai frasa sandi</translation>
    </message>
    <message>
        <source>Use the recovery key</source>
        <translation>Pakai kunci pemulihan</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Ini perlu diisi.</translation>
    </message>
</context>
<context>
    <name>UseReserveDialog</name>
    <message>
        <source>Used for its purpose</source>
        <translation>Terpakai sesuai keperluan</translation>
    </message>
    <message>
        <source>{purpose}: {left} of {quantity} pieces are left.</source>
        <translation>{purpose}: sisa {left} dari {quantity} keping.</translation>
    </message>
    <message>
        <source>Pieces used</source>
        <translation>Keping terpakai</translation>
    </message>
    <message>
        <source>Note as used</source>
        <translation>Catat terpakai</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>VerdictLine</name>
    <message>
        <source>{reason} Rule {rule}.</source>
        <translation>{reason} Aturan {rule}.</translation>
    </message>
</context>
<context>
    <name>VisitCard</name>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Open {title}</source>
        <translation>Buka {title}</translation>
    </message>
    <message>
        <source>{done} of {targets} on the list done · data of {people} people</source>
        <translation>{done} dari {targets} sasaran selesai · data {people} orang</translation>
    </message>
    <message>
        <source>{count} recordings not finished</source>
        <translation>{count} perekaman belum selesai</translation>
    </message>
    <message>
        <source>{count} not packed yet</source>
        <translation>{count} belum dikemas</translation>
    </message>
    <message>
        <source>{count} wait for the office&apos;s receipt</source>
        <translation>{count} menunggu tanda terima</translation>
    </message>
    <message>
        <source>The office has everything</source>
        <translation>Kantor sudah menerima semuanya</translation>
    </message>
    <message>
        <source>Its time is over</source>
        <translation>Masa berlaku habis</translation>
    </message>
    <message>
        <source>until {moment}</source>
        <translation>sampai {moment}</translation>
    </message>
</context>
<context>
    <name>VisitDialog</name>
    <message>
        <source>At</source>
        <translation>Pukul</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Reason or note</source>
        <translation>Alasan atau catatan</translation>
    </message>
    <message>
        <source>Steps of the visit</source>
        <translation>Langkah kunjungan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Plan a visit</source>
        <translation>Rencanakan kunjungan</translation>
    </message>
    <message>
        <source>Change the visit</source>
        <translation>Ubah kunjungan</translation>
    </message>
    <message>
        <source>The day is changed by “Another day…”.</source>
        <translation>Tanggal diubah dengan “Pindah tanggal…”.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>VisitFacts</name>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>School</source>
        <translation>Sekolah</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Mitra</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontak</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Tim</translation>
    </message>
    <message>
        <source>Kit</source>
        <translation>Perangkat</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Perkiraan</translation>
    </message>
    <message>
        <source>{people} people, {blanks} blanks</source>
        <translation>{people} orang, {blanks} blangko</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Sasaran</translation>
    </message>
    <message>
        <source>{reached} of {count} reached</source>
        <translation>{reached} dari {count} tercapai</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Tidak bertemu</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Kebutuhan</translation>
    </message>
    <message>
        <source>Officer asked for</source>
        <translation>Diminta petugas</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Listrik</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>Jalan</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Permohonan</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
</context>
<context>
    <name>VisitFields</name>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>School</source>
        <translation>Sekolah</translation>
    </message>
    <message>
        <source>Partner who helps</source>
        <translation>Mitra yang membantu</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Nama kunjungan</translation>
    </message>
    <message>
        <source>Place or address</source>
        <translation>Tempat atau alamat</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>Nama kontak</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>From, for instance 08.00</source>
        <translation>Mulai, mis. 08.00</translation>
    </message>
    <message>
        <source>to</source>
        <translation>sampai</translation>
    </message>
    <message>
        <source>People expected</source>
        <translation>Perkiraan orang</translation>
    </message>
    <message>
        <source>Blanks expected</source>
        <translation>Perkiraan blangko</translation>
    </message>
    <message>
        <source>Kit</source>
        <translation>Perangkat</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Listrik</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>Jalan</translation>
    </message>
    <message>
        <source>does not matter</source>
        <translation>bebas</translation>
    </message>
    <message>
        <source>Who goes</source>
        <translation>Siapa yang berangkat</translation>
    </message>
    <message>
        <source>Officer asked for</source>
        <translation>Petugas yang diminta</translation>
    </message>
    <message>
        <source>What people there need</source>
        <translation>Kebutuhan orang di sana</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>tidak diisi</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>pilih</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>tanpa mitra</translation>
    </message>
    <message>
        <source>none</source>
        <translation>tanpa perangkat</translation>
    </message>
</context>
<context>
    <name>VisitPanel</name>
    <message>
        <source>Time</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Visits of this day</source>
        <translation>Kunjungan tanggal ini</translation>
    </message>
    <message>
        <source>Plan a visit on this day…</source>
        <translation>Rencanakan pada hari ini…</translation>
    </message>
    <message>
        <source>No visit chosen</source>
        <translation>Tidak ada kunjungan</translation>
    </message>
    <message>
        <source>Villages, schools, homes and organisations: plan who goes where with what, and the blanks it takes.</source>
        <translation>Kelurahan, sekolah, rumah, dan organisasi: rencanakan siapa berangkat ke mana, membawa apa, dan berapa blangko.</translation>
    </message>
</context>
<context>
    <name>VisitSteps</name>
    <message>
        <source>Set out</source>
        <translation>Berangkat</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>People…</source>
        <translation>Sasaran…</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Surat</translation>
    </message>
    <message>
        <source>Assignment letter</source>
        <translation>Surat tugas</translation>
    </message>
    <message>
        <source>List of people</source>
        <translation>Daftar sasaran</translation>
    </message>
    <message>
        <source>Report of the visit</source>
        <translation>Laporan kunjungan</translation>
    </message>
    <message>
        <source>Laptop…</source>
        <translation>Ke laptop…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ubah…</translation>
    </message>
    <message>
        <source>Another day…</source>
        <translation>Pindah tanggal…</translation>
    </message>
    <message>
        <source>Nobody met…</source>
        <translation>Tidak bertemu…</translation>
    </message>
    <message>
        <source>Done…</source>
        <translation>Selesai…</translation>
    </message>
    <message>
        <source>Cancel the visit…</source>
        <translation>Batalkan kunjungan…</translation>
    </message>
</context>
<context>
    <name>VisitsDialog</name>
    <message>
        <source>Known visits</source>
        <translation>Kunjungan terencana</translation>
    </message>
    <message>
        <source>Save the visit</source>
        <translation>Simpan kunjungan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Keping</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>Yang dikunjungi</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>Kunjungan baru</translation>
    </message>
    <message>
        <source>Cancel the visit</source>
        <translation>Batalkan kunjungan</translation>
    </message>
    <message>
        <source>Blanks expected</source>
        <translation>Perkiraan blangko</translation>
    </message>
    <message>
        <source>School, village, organisation</source>
        <translation>Sekolah, kelurahan, atau lembaga</translation>
    </message>
</context>
<context>
    <name>VisitsTab</name>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>Akan datang</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>Lewat</translation>
    </message>
    <message>
        <source>Kits…</source>
        <translation>Perangkat…</translation>
    </message>
    <message>
        <source>Plan a visit…</source>
        <translation>Rencanakan kunjungan…</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>Bulan sebelumnya</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>Bulan berikutnya</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Kunjungan</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Tim</translation>
    </message>
    <message>
        <source>Blanks</source>
        <translation>Blangko</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Kunjungan</translation>
    </message>
    <message>
        <source>No visit here.</source>
        <translation>Tidak ada kunjungan di sini.</translation>
    </message>
    <message>
        <source>The team has set out.</source>
        <translation>Tim sudah berangkat.</translation>
    </message>
    <message>
        <source>The visit has another day.</source>
        <translation>Kunjungan dipindah ke tanggal lain.</translation>
    </message>
    <message>
        <source>The visit is done.</source>
        <translation>Kunjungan selesai.</translation>
    </message>
    <message>
        <source>The visit is cancelled.</source>
        <translation>Kunjungan dibatalkan.</translation>
    </message>
</context>
<context>
    <name>WaysBack</name>
    <message>
        <source>Restore a backup…</source>
        <translation>Pulihkan cadangan…</translation>
    </message>
    <message>
        <source>Set up a new office…</source>
        <translation>Siapkan kantor baru…</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>Withdraw the reason</source>
        <translation>Cabut alasan</translation>
    </message>
    <message>
        <source>The history keeps it. An open report is taken back with it.</source>
        <translation>Riwayat tetap menyimpannya. Laporan yang belum selesai ikut ditarik.</translation>
    </message>
    <message>
        <source>Why (optional)</source>
        <translation>Sebab (opsional)</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Cabut</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>WithdrawListDialog</name>
    <message>
        <source>Withdraw list {code}</source>
        <translation>Tarik daftar {code}</translation>
    </message>
    <message>
        <source>Its answers are no longer taken. What was taken already stays. If the file was lost, tell the partner and the data-protection officer.</source>
        <translation>Jawabannya tidak diterima lagi. Yang sudah diambil tetap ada. Bila berkasnya hilang, beri tahu mitra dan petugas pelindungan data.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Cabut</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>WithoutServer</name>
    <message>
        <source>Give numbers without network</source>
        <translation>Beri nomor tanpa jaringan</translation>
    </message>
</context>
<context>
    <name>WorkingListDialog</name>
    <message>
        <source>Make a working list</source>
        <translation>Buat daftar kerja</translation>
    </message>
    <message>
        <source>whole city</source>
        <translation>seluruh kota</translation>
    </message>
    <message>
        <source>Also people whose reason is known already</source>
        <translation>Termasuk warga yang alasannya sudah diketahui</translation>
    </message>
    <message>
        <source>Make the list</source>
        <translation>Buat daftar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Mitra</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Age from</source>
        <translation>Umur dari</translation>
    </message>
    <message>
        <source>to</source>
        <translation>sampai</translation>
    </message>
    <message>
        <source>Turns 17 by</source>
        <translation>Genap 17 tahun paling lambat</translation>
    </message>
    <message>
        <source>Answers by</source>
        <translation>Batas jawaban</translation>
    </message>
    <message>
        <source>people on the list</source>
        <translation>orang dalam daftar</translation>
    </message>
    <message>
        <source>The partner sees name, masked NIK, sex, year of birth and address. The full NIK and the date of birth stay in the office.</source>
        <translation>Mitra melihat nama, NIK yang disamarkan, jenis kelamin, tahun lahir, dan alamat. NIK lengkap dan tanggal lahir tetap di kantor.</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Your role does not open this page.</source>
        <translation>Peran Anda tidak membuka halaman ini.</translation>
    </message>
    <message>
        <source>This code is not known here. Scan it again, or search.</source>
        <translation>Kode ini tidak dikenal. Pindai lagi, atau cari.</translation>
    </message>
    <message>
        <source>Nothing is known under “{text}”.</source>
        <translation>Tidak ada yang dikenal sebagai “{text}”.</translation>
    </message>
    <message>
        <source>The kiosk could not print ticket {number}. Look at its printer; the ticket can be printed again on the page Queue.</source>
        <translation>Kios tidak dapat mencetak tiket {number}. Periksa pencetaknya; tiket dapat dicetak ulang di halaman Antrean.</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Sambungan terputus.</translation>
    </message>
    <message>
        <source>The program had not been closed properly. All data were checked: sound.</source>
        <translation>Program tidak ditutup dengan benar. Semua data sudah diperiksa: utuh.</translation>
    </message>
    <message>
        <source>{finding} Keep the day sheets, do not delete anything, and tell the administrator.</source>
        <translation>{finding} Simpan lembar harian, jangan hapus apa pun, dan beri tahu administrator.</translation>
    </message>
    <message>
        <source>{finding} Keep the day sheets, do not delete anything, and tell the administrator. Settings → Security of the data checks everything.</source>
        <translation>{finding} Simpan lembar harian, jangan menghapus apa pun, dan beri tahu administrator. Pengaturan → Keamanan data memeriksa semuanya.</translation>
    </message>
    <message>
        <source>{finding} And {count} more findings. Keep the day sheets, do not delete anything, and tell the administrator. Settings → Security of the data shows them all.</source>
        <translation>{finding} Dan {count} temuan lain. Simpan lembar harian, jangan menghapus apa pun, dan beri tahu administrator. Pengaturan → Keamanan data menunjukkan semuanya.</translation>
    </message>
    <message>
        <source>To the check</source>
        <translation>Ke pemeriksaan</translation>
    </message>
    <message>
        <source>It is tried again by itself; what you typed stays here.</source>
        <translation>Dicoba lagi secara otomatis; isian Anda tetap ada di sini.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
</context>
<context>
    <name>_FactsTable</name>
    <message>
        <source>Say what is asked for above, then press “Look up”.</source>
        <translation>Isi yang dicari di atas, lalu tekan “Cari”.</translation>
    </message>
    <message>
        <source>Nothing was found for what is asked above.</source>
        <translation>Tidak ada akses yang cocok dengan isian di atas.</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
</context>
<context>
    <name>_PickDialog</name>
    <message>
        <source>Whose data?</source>
        <translation>Data siapa?</translation>
    </message>
    <message>
        <source>Several people are chosen one after another.</source>
        <translation>Beberapa orang dipilih satu per satu.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>_Tile</name>
    <message>
        <source>{count} left in the reserve</source>
        <translation>sisa cadangan {count}</translation>
    </message>
</context>
</TS>
