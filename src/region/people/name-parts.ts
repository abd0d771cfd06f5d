const words = (text: string) => text.split(/\s+/).filter(Boolean)

/** Common given names and the syllables that surnames are built of, by naming tradition (domain.md §13.1). Nobody's own. */
export const nameParts = {
  indonesian: {
    given:
      words(`adi agus ahmad andi anggun anita arif asep ayu bagus bambang bayu budi cahya candra citra dadang dani darma deden dedi
      dewi dian didik dimas dina dwi edi eka eko endang erna fajar farida fauzi fitri galih gilang gunawan hadi hana hari hartono hendra heri
      herlina ika ilham imam indah indra intan irfan iwan jamal joko juwita kartika kurnia lestari lina lukman made maman maya mega mira
      mulyadi nanda nia nina novi nur nurul oktavia pandu putra putri rahma rahmat ratna reni retno rian riko rina rini rizal rizky rohman
      rudi sari satria sigit siti slamet sri suharti sulastri surya susanti taufik teguh tini tono tri udin umar utami wahyu wati wawan widya
      wulan yanto yayan yeni yudi yuli yusuf zainal zulfikar`),
    first: words(
      'wira surya kusuma pra nata hadi jaya mangun soemo sastro tirta sukma mulya indra purba har adi bra wijaya setia raden rekso',
    ),
    last: words(
      'atmaja wijaya kusuma negara dinata saputra sanjaya winata wardana nugraha santoso wibowo kartika pratama hidayat permana sasmita',
    ),
    clan: words(`simanjuntak sihombing nasution siregar lubis harahap hutapea panjaitan sinaga situmorang manurung tambunan hutagalung
      pangaribuan silalahi marpaung tampubolon sitorus napitupulu rumapea lumbantobing wenas mandagi rorimpandey kandou tumbelaka pangemanan
      lasut mamahit waworuntu sondakh karundeng`),
  },
  thai: {
    given:
      words(`somchai somsak sompong anong arthit boonmee chai chalerm chanida charoen chatchai danai decha duangjai ekachai kamol kanya
      kittisak kulap lamai malai manee mali narong nattapong nimit nok noppadon orathai pakorn panida patcharee phichit pimchanok ploy porn
      prasert prasit preecha ratana rungnapa saengdao samart sarawut sirikit siriporn somying sudarat sukanya sunan suphan surachai suriya
      tanawat thaksin thanakorn thongchai ubon udom urai wanchai wanida wichai wilai winai wirat yupa`),
    first: words(
      'sri wong thong suwan rat phan chai boon kit kaeo saeng sup nara chan phum prach thep wat jit sak som sorn dee in kham yod tham',
    ),
    last: words(
      'suwan sakul chai wong rat phan kul porn siri wat thong sook phong charoen prasert sombat rungrueng sawat watthana mongkol phakdee',
    ),
  },
  vietnamese: {
    family: words(
      'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly trinh dinh doan luong mai truong ha cao chau ta la thai',
    ),
    middle: words(
      'van thi duc huu ngoc minh thanh quang xuan kim hong bao gia thu anh khanh tuan dinh the cong phuong trong manh hai nhat',
    ),
    given:
      words(`anh binh chau chi cuong dung duy duong giang ha hai hanh hien hieu hoa hung huong huy khanh khoa lam lan linh loan long mai
      minh my nam nga ngan nghia ngoc nhan nhi nhung phong phuc phuong quan quang quoc quyen son tai tam tan thao thang thanh thinh thuy tien
      toan trang tri trinh trung truc tu tuan tuyet uyen van vinh vy xuan yen`),
  },
  burmese: {
    parts:
      words(`aung kyaw min zaw thant htun hla myint win thein maung soe moe khin thida thandar nyein chan phyo wai yan lin htet naing
      tin tun ye nwe su mya sandar ei ohn oo kyi shwe sein tint zin mar thiri hnin cho aye than toe lwin kaung sithu thura pyae hein zarni`),
    honorific: words('u daw ko ma maung'),
  },
  filipino: {
    given:
      words(`maria jose juan antonio ana carlo rosario teresa ramon luz angelo cristina danilo eduardo elena emilio ernesto fernando
      gloria jasmine jerome joel joy kristine liza lorna manuel mark marites michael nenita noel paolo princess ramil reynaldo ricardo rodel
      romeo rosalie rowena ruben shiela teodoro virginia wilfredo`),
    family:
      words(`santos reyes cruz bautista ocampo garcia mendoza torres castillo flores villanueva ramos aquino navarro mercado salazar
      aguilar domingo santiago valdez macaraeg dimaculangan panganiban magsaysay batungbakal catacutan lacsamana manalo pangilinan dimaano
      katigbak macapagal salonga tolentino sumulong gatdula`),
  },
  khmer: {
    family: words(
      'sok chea kim heng chan keo ly mao nhem pich prak ros san sar seng som sou srey tep touch uch um vann yim phan chhay hong noun',
    ),
    given:
      words(`bopha borey chanthou chenda chhay dara davy kanha kosal kunthea leakhena makara mealea mony narith nary nimol phalla phirun
      pisey ponleak ratana rithy samnang sarath savuth socheat sokha sokhom sophea sopheap sothea sovann sreymom sreyneang theary thida veasna
      vibol vichea virak visal vuthy`),
  },
} as const

export type Tradition = keyof typeof nameParts
