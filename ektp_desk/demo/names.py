"""Given and family names heard in and around Palopo, to make invented people from.

Bugis, Luwu, Toraja, Makassar and general Indonesian names; combined at random, so that any
likeness to a living person is chance.
"""

MALE = (
    "Abdul Rahman", "Abdullah", "Achmad", "Adi", "Agung", "Agus", "Ahmad", "Aidil", "Akbar",
    "Aldi", "Alfian", "Ali", "Alim", "Alwi", "Amir", "Amiruddin", "Andika", "Anugrah", "Arfan",
    "Arham", "Ari", "Arif", "Arman", "Arsyad", "Asdar", "Asrul", "Aswar", "Awaluddin", "Bahar",
    "Baharuddin", "Bakri", "Baso", "Bayu", "Budi", "Burhan", "Burhanuddin", "Chaerul", "Dahlan",
    "Darwis", "Dedi", "Dian", "Edi", "Efendi", "Eko", "Fadli", "Fahri", "Faisal", "Fajar",
    "Fandi", "Farhan", "Ferdi", "Firman", "Firmansyah", "Gunawan", "Guntur", "Habibi", "Hadi",
    "Haeruddin", "Hairul", "Hakim", "Hamka", "Hamzah", "Harianto", "Haris", "Hasan", "Hasanuddin",
    "Hasbi", "Hendra", "Herman", "Heru", "Husain", "Ibrahim", "Idris", "Ikbal", "Ilham", "Imran",
    "Indra", "Irfan", "Irwan", "Iskandar", "Ismail", "Jabal", "Jamal", "Jamaluddin", "Jufri",
    "Kaharuddin", "Kamal", "Kasman", "La Ode", "Laode", "Lukman", "Mahmud", "Mansur", "Marlin",
    "Marthen", "Masri", "Muh. Yusuf", "Muhammad Fadil", "Muhammad Iqbal", "Muhammad Rizal",
    "Mukhtar", "Muliadi", "Mursalim", "Musa", "Mustafa", "Nasaruddin", "Nasir", "Naufal", "Nur",
    "Patta", "Rahmat", "Ramli", "Randi", "Rasyid", "Rendi", "Reza", "Ridwan", "Rifki", "Rizki",
    "Rudi", "Ruslan", "Rusli", "Rustam", "Saddam", "Safar", "Sainal", "Salim", "Samsuddin",
    "Samuel", "Saparuddin", "Sarman", "Simon", "Sofyan", "Sudirman", "Suardi", "Sulaiman",
    "Sultan", "Supardi", "Suparman", "Surya", "Sutrisno", "Syahrir", "Syahrul", "Syamsul",
    "Syarifuddin", "Tahir", "Tandi", "Taufik", "Thamrin", "Tomi", "Umar", "Usman", "Wahyu",
    "Wahyudi", "Wandi", "Wawan", "Yakub", "Yohanis", "Yudi", "Yunus", "Yusran", "Yusri",
    "Zaenal", "Zainuddin", "Zulfikar", "Zulkifli",
)
FEMALE = (
    "Ade", "Aisyah", "Alfira", "Alia", "Amelia", "Aminah", "Andriani", "Anggraeni", "Ani",
    "Anita", "Anti", "Ariani", "Asma", "Asni", "Asriani", "Astuti", "Aulia", "Ayu", "Besse",
    "Citra", "Dahlia", "Damaris", "Darma", "Dewi", "Dian", "Dina", "Eka", "Elisabet", "Elsa",
    "Erna", "Ernawati", "Esterina", "Eva", "Fadillah", "Fatimah", "Fatmawati", "Febrianti",
    "Fitri", "Fitriani", "Hadijah", "Haerani", "Halija", "Hamsiah", "Handayani", "Hartati",
    "Hasmawati", "Hasna", "Hasriani", "Herlina", "Hijrah", "I Made Ayu", "Ika", "Imelda", "Indah",
    "Indo", "Indrawati", "Ira", "Irma", "Irmawati", "Jamilah", "Jasmin", "Jumiati", "Jumriah",
    "Kartika", "Kartini", "Kasmawati", "Khadijah", "Kurnia", "Lina", "Lisa", "Lismawati", "Maria",
    "Mariana", "Marlina", "Marni", "Martina", "Masita", "Mawar", "Maya", "Megawati", "Meri",
    "Mila", "Mirna", "Misnawati", "Mulia", "Murni", "Mutiara", "Nadia", "Nahda", "Naomi",
    "Nirwana", "Nita", "Novi", "Novita", "Nur Aisyah", "Nur Hidayah", "Nuraeni", "Nurhalisa",
    "Nurhayati", "Nurjannah", "Nurlela", "Nurmiati", "Nursia", "Nurul", "Paramita", "Putri",
    "Rabiah", "Rahma", "Rahmawati", "Ratna", "Ratnasari", "Reski", "Ria", "Rini", "Riska",
    "Rismawati", "Rosdiana", "Rosmiati", "Rosnani", "Rukmini", "Salma", "Salmiah", "Santi",
    "Sarah", "Sari", "Satriani", "Selvi", "Sinar", "Sitti Aminah", "Sitti Hajar", "Siti Nurbaya",
    "Sitti Rahma", "Sri", "Suarni", "Suhartini", "Sukmawati", "Sulastri", "Suriani", "Susanti",
    "Syamsiah", "Tenri", "Titin", "Tri", "Ulfa", "Umi", "Uni", "Wahida", "Wati", "Widya",
    "Winda", "Wulandari", "Yanti", "Yuli", "Yuliana", "Yunita", "Yusnita", "Zahra", "Zakiah",
)
FAMILY = (
    "Abbas", "Allo", "Amran", "Arsyad", "Asri", "Baharuddin", "Bachtiar", "Bandaso", "Batara",
    "Bura", "Cakra", "Dalle", "Damang", "Djafar", "Duma", "Gassing", "Ganna", "Hafid", "Halim",
    "Hamid", "Hamzah", "Harun", "Hasyim", "Ishak", "Jafar", "Jaya", "Kadir", "Karim", "Kasim",
    "Kurniawan", "Lallo", "Lamba", "Latif", "Lebang", "Lolo", "Maddu", "Mahendra", "Mallo",
    "Mangiri", "Mappa", "Massang", "Mattalatta", "Maulana", "Muin", "Nawir", "Ningsih", "Nompo",
    "Padang", "Paembonan", "Palimbong", "Pabisa", "Palulun", "Pasang", "Pasolang", "Patandean",
    "Patiung", "Pratama", "Putra", "Rahim", "Ramadhan", "Ranteallo", "Rantetasak", "Rapang",
    "Rauf", "Rante", "Saleh", "Salam", "Sampe", "Saputra", "Sarira", "Sattu", "Syam", "Syukur",
    "Tahir", "Tallu", "Tandiarrang", "Tandilino", "Tappi", "Tato", "Toding", "Wahab", "Wijaya",
    "Yasin", "Yusuf", "Zain",
)
# Titles that stand before a name in these parts, with how many of a thousand carry them.
TITLES = (("Andi", 45), ("Daeng", 6), ("Opu", 4), ("H.", 25))
BIRTH_PLACES = (
    ("Palopo", 620), ("Luwu", 130), ("Masamba", 40), ("Makassar", 45), ("Rantepao", 30),
    ("Makale", 25), ("Belopa", 30), ("Malili", 20), ("Parepare", 15), ("Bone", 15),
    ("Sengkang", 10), ("Kolaka", 8), ("Kendari", 7), ("Surabaya", 5),
)
STREETS = (
    "Jl. Andi Djemma", "Jl. Andi Kambo", "Jl. Andi Tenriadjeng", "Jl. Anggrek", "Jl. Bakau",
    "Jl. Balai Kota", "Jl. Cakalang", "Jl. Dahlia", "Jl. Diponegoro", "Jl. Dr. Ratulangi",
    "Jl. Durian", "Jl. Gunung Terpedo", "Jl. Imam Bonjol", "Jl. Jenderal Sudirman",
    "Jl. Kelapa", "Jl. KH. Ahmad Dahlan", "Jl. Kartini", "Jl. Landau", "Jl. Mangga",
    "Jl. Merdeka", "Jl. Nanas", "Jl. Nuri", "Jl. Opu Tosappaile", "Jl. Patang",
    "Jl. Pemuda", "Jl. Pongsimpin", "Jl. Rambutan", "Jl. Sungai Pareman", "Jl. Tandipau",
    "Jl. Veteran", "Jl. Yos Sudarso",
)
